// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a person may tell this domain to do, an OSGi service. All methods may be called from any thread and return at
 * once; each stage completes within ten seconds, exceptionally with a {@link DomainControlException} whose message a
 * person can act on.
 */
@ProviderType
public interface DomainControl {

    /**
     * Contacts a domain at an address and joins its dominion. Takes back an earlier {@link #leave()}.
     *
     * @param host IP address or host name
     * @param port 1 to 65535
     * @return the domain that answered
     */
    CompletionStage<Peer> join(String host, int port);

    /**
     * Says goodbye to all and stays silent until {@link #join} or a restart. Others show this domain as
     * {@link PeerStatus#LEFT}.
     */
    CompletionStage<Void> leave();

    /** One round trip to a peer's server, measured here. Works whatever the peer's status. */
    CompletionStage<Duration> ping(Peer peer);
}

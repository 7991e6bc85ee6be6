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
     * Contacts a domain at an address and joins its dominion. Takes back an earlier {@link #leave()} or {@link #sleep}.
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

    /** The longest absence that can be announced. */
    Duration LONGEST_SLEEP = Duration.ofHours(24);

    /**
     * Announces an absence to all and stays silent until it is over, {@link #wake()}, {@link #join} or a restart. Others
     * show this domain as {@link PeerStatus#SLEEPING} with the time that remains, and suspect it if it is not back then.
     *
     * @param absence more than zero, at most {@link #LONGEST_SLEEP}
     */
    CompletionStage<Void> sleep(Duration absence);

    /** Ends an announced absence early. Fails if this domain does not sleep. */
    CompletionStage<Void> wake();

    /** One round trip to a peer's server, measured here. Works whatever the peer's status. */
    CompletionStage<Duration> ping(Peer peer);
}

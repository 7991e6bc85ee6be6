// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The registry of peers, an OSGi service. All methods may be called from any thread and never block. */
@ProviderType
public interface PeerRegistry {

    /** The newest published view. Two calls may return different views; take one and work with it. */
    DominionView view();

    /** Time since this domain last had proof that the peer lives; zero for this domain itself, empty if never. */
    Optional<Duration> sinceContact(Peer peer);
}

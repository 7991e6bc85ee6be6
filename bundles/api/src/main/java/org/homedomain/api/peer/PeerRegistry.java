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

    /** Time since a peer is not simply alive: suspected, failed, gone or asleep; empty while it is alive. */
    Optional<Duration> sinceLapse(Peer peer);

    /** Time until a peer's announced absence is to end, not negative; empty unless it is asleep. */
    Optional<Duration> untilReturn(Peer peer);

    /**
     * Smoothed time from a question to this peer until its answer, on a connection that stood already; empty while none
     * was measured. Ordinary exchanges and pings are measured, nothing is sent for it.
     */
    Optional<Duration> roundTrip(Peer peer);
}

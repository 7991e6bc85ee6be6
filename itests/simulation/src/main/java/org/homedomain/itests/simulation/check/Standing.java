// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;

/** How one run of a domain has shown each peer: who is gone comes back in a higher incarnation only; rule M1.2. */
final class Standing {

    private final Map<String, Long> shown = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private final Map<String, Long> asleep = new HashMap<>();

    /** It shows a peer now; returns what is wrong with that. */
    Optional<String> shows(Peer peer) {
        Long before = shown.put(peer.id(), peer.incarnation());
        if (before != null && before > peer.incarnation()) {
            return Optional.of("shows incarnation " + peer.incarnation() + " of " + peer.name() + " after " + before);
        }
        if (peer.status() == PeerStatus.LEFT || peer.status() == PeerStatus.FAILED) {
            gone.put(peer.id(), peer.incarnation());
        } else if (peer.status() == PeerStatus.SLEEPING) {
            gone.remove(peer.id()); // its own word, later than what others found
        } else if (gone.getOrDefault(peer.id(), 0L) >= peer.incarnation()) {
            return Optional.of("shows " + peer.name() + " " + peer.status() + " again in incarnation "
                    + peer.incarnation() + ", in which it was gone");
        }
        return Optional.empty();
    }

    /** Whether it accuses somebody whom it has shown asleep until now; to be asked once for each event. */
    boolean accusesSleeper(Peer peer) {
        boolean sameSleep = asleep.getOrDefault(peer.id(), 0L) == peer.incarnation();
        if (peer.status() == PeerStatus.SLEEPING) {
            asleep.put(peer.id(), peer.incarnation());
        } else {
            asleep.remove(peer.id());
        }
        return sameSleep && (peer.status() == PeerStatus.SUSPECT || peer.status() == PeerStatus.FAILED);
    }
}

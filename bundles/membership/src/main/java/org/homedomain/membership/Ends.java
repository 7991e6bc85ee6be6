// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.spi.exchange.Verdict;

/** Tells over open streams that processes have ended; rules M8.4 and M9.2. */
final class Ends {

    private Ends() {}

    /** M8.4: where all have a stream with each other all see a process end; digests show who did not. */
    static boolean isSeenByAll(Core core, PeerEntry peer) {
        return core.isSmall()
                && peer.suspicion().filter(Suspicion::isConfirmedEnd).isPresent()
                && core.peers.ourMembers().filter(Ends::isThere).allMatch(other -> core.streams
                        .openWith(other)
                        .isPresent());
    }

    /** Neither suspected nor about to be, since its stream ended. */
    private static boolean isThere(PeerEntry peer) {
        return peer.suspicion().isEmpty() && !peer.courier().isProbing();
    }

    /** Whether this domain found somebody whom no other one has found yet. */
    static boolean isAnyUnconfirmed(Core core) {
        return core.peers.roll().suspects().stream().anyMatch(peer -> found(core, peer)
                .filter(found -> !found.isConfirmedEnd())
                .isPresent());
    }

    /** Of all that this domain found alone; who has no stream with it is called. */
    static void tellAll(Core core) {
        unconfirmed(core).forEach(ended -> core.peers
                .ourMembers()
                .filter(peer -> peer.suspicion().stream().noneMatch(Suspicion::isRefusedHere))
                .forEach(peer -> tell(core, peer, ended)));
    }

    /** M9.2: nobody answered over the streams. */
    static void callAll(Core core) {
        if (!unconfirmed(core).isEmpty()) {
            core.spreading.tellAll(core.now);
        }
    }

    private static List<PeerEntry> unconfirmed(Core core) {
        return core.peers.roll().suspects().stream()
                .filter(peer -> found(core, peer)
                        .filter(found -> found.isRefusedHere() && !found.isConfirmedEnd())
                        .isPresent())
                .toList();
    }

    /** M9.2: who spoke first still needs a second one; the three that stand nearest before the dead one are enough. */
    static void confirm(Core core, PeerEntry ended) {
        if (core.peers.isAmongPredecessors(core.id(), ended, Core.WATCHED)) {
            ended.suspicion().stream()
                    .flatMap(found -> found.accusers().stream())
                    .flatMap(id -> core.peers.find(id).stream())
                    .filter(PeerEntry::isMember)
                    .findFirst()
                    .ifPresent(first -> tell(core, first, ended));
        }
    }

    private static void tell(Core core, PeerEntry peer, PeerEntry ended) {
        Optional<Long> stream = core.streams.openWith(peer);
        Optional<Suspicion> found = found(core, ended);
        if (stream.isEmpty() || found.isEmpty()) {
            Calls.call(core, peer);
            return;
        }
        Duration elapsed = Duration.ofNanos(Math.max(0, core.now - found.get().sinceNanos()));
        Verdict verdict =
                new Verdict(ended.id(), ended.incarnation(), found.get().kind(), elapsed, core.id());
        core.out.stream(new StreamOrder.Tell(stream.get(), verdict));
    }

    private static Optional<Suspicion> found(Core core, PeerEntry peer) {
        return peer.suspicion().filter(suspicion -> suspicion.accusedBy(core.id()));
    }
}

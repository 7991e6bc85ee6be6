// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this domain found about others and who is to hear of it; rules M8.4, M8.5 and M9.2. */
final class Accusations {

    private Accusations() {}

    /** M8.4: where all have a stream with each other all see a process end; digests show who did not. */
    static boolean isSeenByAll(Core core, PeerEntry peer) {
        return core.isSmall()
                && peer.suspicion().filter(Suspicion::isConfirmedEnd).isPresent()
                && core.peers.ourMembers().filter(Accusations::isThere).allMatch(other -> core.streams
                        .openWith(other)
                        .isPresent());
    }

    /** Neither suspected nor about to be, since its stream ended. */
    private static boolean isThere(PeerEntry peer) {
        return peer.suspicion().isEmpty() && !peer.courier().isProbing();
    }

    /** Whether this domain found somebody whom no other one has found yet. */
    static boolean isAnyUnconfirmed(Core core) {
        return unconfirmed(core).findAny().isPresent();
    }

    /** When others should have found the same: the end of a process at once, silence when their own probe is over. */
    static OptionalLong confirmedBy(Core core) {
        return unconfirmed(core)
                .mapToLong(found -> core.now
                        + (found.isRefusedHere()
                                ? 0
                                : core.pacing
                                        .probeDeadline()
                                        .multipliedBy(core.patience())
                                        .toNanos()))
                .min();
    }

    private static Stream<Suspicion> unconfirmed(Core core) {
        return core.peers.roll().suspects().stream()
                .flatMap(peer -> peer.suspicion().stream())
                .filter(found -> found.accusedBy(core.id()) && !found.isConfirmed());
    }

    /** M9.2: who spoke first still needs a second one; the three that stand nearest before the dead one are enough. */
    static void confirm(Core core, PeerEntry ended) {
        if (core.peers.isAmongPredecessors(core.id(), ended, Core.WATCHED)) {
            ended.suspicion().stream()
                    .flatMap(found -> found.accusers().stream())
                    .flatMap(id -> core.peers.find(id).stream())
                    .filter(PeerEntry::isMember)
                    .findFirst()
                    .ifPresent(first -> Telling.verdicts(core, first));
        }
    }
}

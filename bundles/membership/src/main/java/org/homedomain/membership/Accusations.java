// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this domain found about others and who is to hear of it; rules M8.4, M8.5 and M9.2. */
final class Accusations {

    /** So many who found the same tell everybody in a small dominion; two decide. */
    static final int TOLD = 2;

    private Accusations() {}

    /** M8.4: where all have a stream with each other all see a process end; digests show who did not. */
    static boolean isSeenByAll(Core core, PeerEntry peer) {
        return core.isSmall()
                && (peer.isEndProven()
                        || peer.suspicion().filter(Suspicion::isConfirmedEnd).isPresent())
                && core.peers.ourMembers().filter(Accusations::isThere).allMatch(other -> core.streams
                        .openWith(other)
                        .isPresent());
    }

    /** Neither suspected nor about to be, since its stream ended. */
    private static boolean isThere(PeerEntry peer) {
        return peer.suspicion().isEmpty() && !peer.courier().isProbing() && !peer.isLost();
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

    /** M8.5: whether this domain found somebody whom fewer than two others have found. */
    static boolean isAnyToTell(Core core) {
        return foundHere(core).anyMatch(found -> found.accusers().size() <= TOLD);
    }

    private static Stream<Suspicion> unconfirmed(Core core) {
        return foundHere(core).filter(found -> !found.isConfirmed());
    }

    private static Stream<Suspicion> foundHere(Core core) {
        return core.peers.roll().suspects().stream()
                .flatMap(peer -> peer.suspicion().stream())
                .filter(found -> found.accusedBy(core.id()));
    }
}

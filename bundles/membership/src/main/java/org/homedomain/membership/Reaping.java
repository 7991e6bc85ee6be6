// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;

/** Forgets who is gone for a day, and wakes who overslept; rules M15 and M20. */
final class Reaping implements Duty {

    /** Gone for so long, a peer is no longer listed. */
    static final Duration REAPED = Duration.ofHours(24);

    /** Gone for so long, it is not told to others, so that nobody learns anew what others just forgot. */
    static final Duration PASSED_ON = Duration.ofHours(23);

    /** M20.3: who is back on time by its own clock is no alarm: clocks differ, and the way back takes a moment. */
    private static final Duration GETTING_UP = Duration.ofSeconds(3);

    @Override
    public long dueAt(Core core) {
        long due = Courier.NEVER;
        for (PeerEntry peer : core.peers.roll().gone()) {
            due = Math.min(due, endOf(peer));
        }
        return due;
    }

    private static long endOf(PeerEntry peer) {
        return peer.endedNanos() + stayOf(peer).toNanos();
    }

    private static Duration stayOf(PeerEntry peer) {
        return peer.status() == PeerStatus.SLEEPING ? peer.absence().plus(GETTING_UP) : REAPED;
    }

    @Override
    public void perform(Core core) {
        List<PeerEntry> due = core.peers.roll().gone().stream()
                .filter(peer -> endOf(peer) <= core.now)
                .toList();
        for (PeerEntry peer : due) {
            if (peer.status() == PeerStatus.SLEEPING) {
                overslept(core, peer);
            } else {
                reap(core, peer);
            }
        }
    }

    /** M20.3: whoever is not back in time is suspected and called. */
    private static void overslept(Core core, PeerEntry peer) {
        peer.remark("not back from its announced absence");
        Verdicts.accuse(core, peer, FailureReason.SILENT);
        Calls.call(core, peer);
    }

    static void reap(Core core, PeerEntry peer) {
        core.peers.remove(peer);
        core.log.drop(ChangeLog.Kind.RECORD, peer.id());
        core.log.drop(ChangeLog.Kind.VERDICT, peer.id());
        core.log.drop(ChangeLog.Kind.ORIGINAL, peer.id());
        core.out.viewChanged();
        core.out.snapshotChanged();
        peer.published()
                .ifPresent(last -> core.out.event(new PeerEvent(PeerEvent.Kind.REAPED, last, "gone for 24 hours")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Misses the beats of those it watches; rule M22. */
final class Watching implements Duty {

    /** So much later than an interval after the last one, a beat is missed: one retransmission of TCP (200 ms) and some. */
    private static final double LATEST = 1.3;

    /** Beats in a row that are missed although the peer answers: the stream is stuck. */
    private static final int STUCK = 2;

    private Map<String, Long> since = new HashMap<>();

    @Override
    public long dueAt(Core core) {
        long due = Courier.NEVER;
        for (PeerEntry peer : core.watched()) {
            due = Math.min(due, missedAt(core, peer));
        }
        return due;
    }

    @Override
    public void perform(Core core) {
        List<PeerEntry> watched = core.watched();
        Map<String, Long> kept = new HashMap<>();
        for (PeerEntry peer : watched) {
            kept.put(peer.id(), since.getOrDefault(peer.id(), core.now));
        }
        since = kept;
        for (PeerEntry peer : watched) {
            if (missedAt(core, peer) <= core.now) {
                since.put(peer.id(), core.now);
                missed(core, peer);
            }
        }
    }

    private long missedAt(Core core, PeerEntry peer) {
        if (peer.suspicion().isPresent() || core.streams.openWith(peer).isEmpty()) {
            return Courier.NEVER;
        }
        Long watchedSince = since.get(peer.id());
        if (watchedSince == null) {
            return core.now; // to be noted
        }
        long last = Math.max(watchedSince, peer.contactNanos().orElse(watchedSince));
        long patience = (long) (core.pacing.beatInterval().toNanos() * LATEST * core.patience());
        // M12: while this domain stood still it could hear nobody.
        return Math.max(last, core.stalledUntil) + patience;
    }

    private static void missed(Core core, PeerEntry peer) {
        if (peer.courier().beatMissed() >= STUCK) {
            core.streams.endAll(core, peer, "Nothing was heard on this stream.");
            StreamKeeping.postpone(core, peer);
        }
        if (!core.self.isCutOff()) {
            Calls.probe(core, peer);
        }
    }
}

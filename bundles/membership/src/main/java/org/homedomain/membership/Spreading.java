// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Passes news on; rule M8. */
final class Spreading implements Duty {

    private static final Duration COALESCING = Duration.ofMillis(15);

    /** M9.2: so long later, if nobody has confirmed what was said over streams, everybody is called. */
    private static final Duration CALLED = Duration.ofMillis(250);

    private long tellEndsAt = Courier.NEVER;
    private long callAllAt = Courier.NEVER;
    private long tellAllAt = Courier.NEVER;
    private long relayAt = Courier.NEVER;

    /** News of this domain's own: everybody is told, at once. */
    void tellAll(long now) {
        tellAllAt = Math.min(tellAllAt, now);
    }

    /** M9.2: this domain found that processes have ended, and all others are about to see the same. */
    void tellEnds(long at) {
        tellEndsAt = Math.min(tellEndsAt, at);
    }

    /** News of others: passed on to some, together with what else comes in the next moments. */
    void relay(long now) {
        relayAt = Math.min(relayAt, now + COALESCING.toNanos());
    }

    /** M9.2: others found the same by themselves, and tell everybody, or in a large dominion some who pass it on. */
    void othersKnow(Core core) {
        tellEndsAt = Courier.NEVER;
        boolean waitsForItsTurn = tellAllAt > core.now && tellAllAt != Courier.NEVER;
        if (!waitsForItsTurn) {
            return; // what is told at once is other news
        }
        tellAllAt = Courier.NEVER;
        if (!core.isSmall()) {
            relay(core.now);
        }
    }

    @Override
    public long dueAt(Core core) {
        return Math.min(Math.min(tellEndsAt, callAllAt), Math.min(tellAllAt, relayAt));
    }

    @Override
    public void perform(Core core) {
        if (tellEndsAt <= core.now) {
            tellEndsAt = Courier.NEVER;
            Ends.tellAll(core);
            callAllAt = Math.min(callAllAt, core.now + CALLED.toNanos());
        }
        if (callAllAt <= core.now) {
            callAllAt = Courier.NEVER;
            Ends.callAll(core);
        }
        if (Math.min(tellAllAt, relayAt) <= core.now) {
            tellNews(core);
        }
    }

    private void tellNews(Core core) {
        boolean everybody = tellAllAt <= core.now;
        tellAllAt = everybody ? Courier.NEVER : tellAllAt;
        relayAt = Courier.NEVER;
        List<PeerEntry> lacking = new ArrayList<>(
                core.peers.ourMembers().filter(core.log::hasNewsFor).toList());
        if (!everybody || lacking.size() > Core.SMALL_DOMINION) {
            lacking = someOf(core, lacking);
        }
        lacking.forEach(peer -> Calls.call(core, peer));
    }

    private static List<PeerEntry> someOf(Core core, List<PeerEntry> peers) {
        record Drawn(PeerEntry peer, long lot) {}
        return peers.stream()
                .map(peer -> new Drawn(peer, core.random.nextLong()))
                .sorted(Comparator.comparingLong(Drawn::lot))
                .limit(Core.WATCHED)
                .map(Drawn::peer)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** Contacts the ring successors, beat by beat; rule M14. */
final class Beats implements Duty {

    private static final double SPREAD = 0.1;

    private long nextAt;

    @Override
    public long dueAt(Core core) {
        return nextAt;
    }

    @Override
    public void perform(Core core) {
        long interval = core.pacing.beatInterval().toNanos();
        nextAt = core.now + (long) (interval * core.random.nextDouble(1 - SPREAD, 1 + SPREAD));
        for (PeerEntry peer : core.peers.successors(core.id(), Core.WATCHED)) {
            boolean fresh = peer.contactedSince(core.now - interval / 2);
            if (!peer.courier().busy() && (!fresh || core.log.hasNewsFor(peer))) {
                Calls.call(core, peer);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.spi.exchange.Beat;

/** Gives signs of life to those who watch this domain, and calls those it watches without a stream; rule M14. */
final class Beats implements Duty {

    private long nextAt = Courier.NEVER;

    @Override
    public long dueAt(Core core) {
        return nextAt == Courier.NEVER ? core.now : nextAt;
    }

    @Override
    public void perform(Core core) {
        long interval = core.pacing.beatInterval().toNanos();
        nextAt = nextAt == Courier.NEVER ? core.now + core.random.nextLong(interval) : nextAfter(interval, core.now);
        for (PeerEntry watcher : core.peers.predecessors(core.id(), Core.WATCHED)) {
            core.streams
                    .openWith(watcher)
                    .ifPresent(stream -> core.out.stream(new StreamOrder.Say(stream, new Beat(core.digest()))));
        }
        for (PeerEntry peer : core.watched()) {
            boolean silent = core.streams.openWith(peer).isEmpty() && !peer.contactedSince(core.now - interval / 2);
            if (peer.courier().busy()) {
                continue;
            }
            if (silent || core.log.hasNewsToConfirmFor(peer)) {
                Calls.call(core, peer);
            } else if (core.log.hasNewsFor(peer)) {
                Telling.verdicts(core, peer);
            }
        }
    }

    /** In step with the beats before, unless this domain stood still: who waits for a beat knows when it comes. */
    private long nextAfter(long interval, long now) {
        long next = nextAt + interval;
        return next > now ? next : now + interval;
    }
}

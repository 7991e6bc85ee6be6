// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;

/** Keeps one stream open to each peer whose death is to be seen at once; rule M21. */
final class StreamKeeping implements Duty {

    /** Domains that have just met have better things to do. */
    private static final Duration SETTLED = Duration.ofMillis(250);

    /** So long the domain with the higher ID waits for the other one to open it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** So long the other end may take to say who it is. */
    private static final Duration GREETED = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private long nextAt = Courier.NEVER;

    /** Something changed: look again, soon. */
    void review(Core core) {
        nextAt = Math.min(nextAt, core.now + SETTLED.toNanos());
    }

    /** M21.4: a stream that could not be opened or broke is opened again after a pause. */
    static void postpone(Core core, PeerEntry peer) {
        long pause = DialQueue.backoff(peer.courier().streamFailed(), LONGEST_PAUSE);
        peer.courier().streamAt(core.now + pause);
        core.streamKeeping.review(core);
    }

    @Override
    public long dueAt(Core core) {
        return nextAt;
    }

    @Override
    public void perform(Core core) {
        nextAt = Courier.NEVER;
        endUngreeted(core);
        boolean small = core.isSmall();
        Set<PeerEntry> neighbours = new HashSet<>(core.peers.successors(core.id(), Core.WATCHED));
        neighbours.addAll(core.peers.predecessors(core.id(), Core.WATCHED));
        List<PeerEntry> members = core.peers.ourMembers().toList();
        for (PeerEntry peer : members) {
            boolean wanted = small || neighbours.contains(peer);
            if (!wanted) {
                core.streams.endAll(core, peer, "The dominion is large: these two are no neighbours in the ring.");
            } else if (peer.status() == PeerStatus.ALIVE
                    && keepsStreams(peer)
                    && !core.streams.anyWith(peer)
                    && !peer.endpoint().addresses().isEmpty()) {
                open(core, peer);
            }
        }
    }

    /** M21.4: nobody answers there, or nobody takes part. */
    private static void endUngreeted(Core core) {
        for (String peerId : core.streams.ungreetedBefore(core.now - GREETED.toNanos())) {
            core.peers.find(peerId).ifPresent(peer -> {
                core.streams.endAll(core, peer, "The other end did not say who it is.");
                postpone(core, peer);
            });
        }
    }

    private void open(Core core, PeerEntry peer) {
        Courier courier = peer.courier();
        if (courier.streamAt() == Courier.NEVER) {
            long lot = core.random.nextLong(SETTLED.toNanos()); // sixteen that start together must not open all at once
            courier.streamAt(core.now + lot);
        }
        // M21.1: one of the two opens it; the other helps after a while.
        boolean mine = core.id().compareTo(peer.id()) < 0;
        long at = mine ? courier.streamAt() : courier.streamAt() + GRACE.toNanos();
        if (at > core.now) {
            nextAt = Math.min(nextAt, at);
        } else if (!courier.hasAnswered()) {
            postpone(core, peer);
            Calls.call(core, peer);
        } else {
            core.streams.open(core, peer, Composer.greeting(core, peer.id()));
            nextAt = Math.min(nextAt, core.now + GREETED.toNanos() + 1);
        }
    }

    private static boolean keepsStreams(PeerEntry peer) {
        return peer.ownerRecord()
                .map(OwnerRecord::protocol)
                .filter(protocol -> protocol.highest() >= ProtocolRange.STREAMS)
                .isPresent();
    }
}

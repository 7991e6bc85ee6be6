// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Passes news on; rule M8. */
final class Spreading implements Duty {

    private static final Duration COALESCING = Duration.ofMillis(15);

    /** M8.5: so long after the others should have found the same, if nobody says so, everybody is called. */
    private static final Duration CALLED = Duration.ofMillis(250);

    /** M8.6: so long nothing more is said on any stream for each verdict that was said on one, */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** but so much may be said at once. */
    private static final Duration SAYING = Duration.ofSeconds(1);

    private long saidUntil = Long.MIN_VALUE / 2;
    private long tellAllAt = Courier.NEVER;
    private long relayAt = Courier.NEVER;
    private long accuseAt = Courier.NEVER;
    private long relayVerdictsAt = Courier.NEVER;
    private long callAllAt = Courier.NEVER;

    /** News of this domain's own: everybody is told, at once. */
    void tellAll(long now) {
        tellAllAt = Math.min(tellAllAt, now);
    }

    /** News of others: passed on to some, together with what else comes in the next moments. */
    void relay(long now) {
        relayAt = Math.min(relayAt, now + COALESCING.toNanos());
    }

    /** M8.5: what this domain found about others: everybody is told then. */
    void accuse(long at) {
        accuseAt = Math.min(accuseAt, at);
    }

    /** M8.5: what others found. */
    void relayVerdicts(long now) {
        relayVerdictsAt = Math.min(relayVerdictsAt, now + COALESCING.toNanos());
    }

    /** When this domain tells what it found, if it waits for its turn; long ago if it does not. */
    long nextTurn() {
        return accuseAt == Courier.NEVER ? Long.MIN_VALUE : accuseAt;
    }

    /** M9.2: others found the same by themselves, and tell everybody, or in a large dominion some who pass it on. */
    void othersKnow(Core core) {
        boolean waitsForItsTurn = accuseAt > core.now && accuseAt != Courier.NEVER;
        if (waitsForItsTurn) {
            accuseAt = Courier.NEVER;
            if (!core.isSmall()) {
                relayVerdicts(core.now);
            }
        }
    }

    @Override
    public long dueAt(Core core) {
        return Math.min(Math.min(tellAllAt, relayAt), Math.min(Math.min(accuseAt, relayVerdictsAt), callAllAt));
    }

    @Override
    public void perform(Core core) {
        if (callAllAt <= core.now) {
            callAllAt = Courier.NEVER;
            callIfUnconfirmed(core);
        }
        if (!core.isSmall()) {
            goWithTheRest(core);
        }
        if (Math.min(tellAllAt, relayAt) <= core.now) {
            tellNews(core);
        }
        if (Math.min(accuseAt, relayVerdictsAt) <= core.now) {
            tellVerdicts(core);
        }
    }

    /** M8.6: in a large dominion verdicts go with the rest, and over the few streams there are. */
    private void goWithTheRest(Core core) {
        if (Math.min(accuseAt, relayVerdictsAt) <= core.now && saidUntil - core.now < SAYING.toNanos()) {
            int most = core.streams.peerIds().stream()
                    .flatMap(peerId -> core.peers.find(peerId).stream())
                    .mapToInt(peer -> Telling.besides(core, peer))
                    .max()
                    .orElse(0);
            saidUntil = Math.max(saidUntil, core.now) + most * PAUSE.toNanos();
        }
        if (accuseAt <= core.now) {
            tellAllAt = core.now;
            accuseAt = Courier.NEVER;
        }
        if (relayVerdictsAt <= core.now) {
            relayAt = core.now;
            relayVerdictsAt = Courier.NEVER;
        }
    }

    private void tellNews(Core core) {
        boolean everybody = tellAllAt <= core.now;
        tellAllAt = everybody ? Courier.NEVER : tellAllAt;
        relayAt = Courier.NEVER;
        receivers(core, everybody, core.log::hasNewsFor).forEach(peer -> Calls.call(core, peer));
    }

    private void tellVerdicts(Core core) {
        boolean everybody = accuseAt <= core.now;
        accuseAt = everybody ? Courier.NEVER : accuseAt;
        relayVerdictsAt = Courier.NEVER;
        receivers(core, everybody, peer -> !core.log.verdictsFor(peer).isEmpty())
                .forEach(peer -> Telling.verdicts(core, peer));
        if (everybody) {
            Accusations.confirmedBy(core).ifPresent(at -> callAllAt = Math.min(callAllAt, at + CALLED.toNanos()));
        }
    }

    /** M8.5: streams may carry nothing any more. */
    private static void callIfUnconfirmed(Core core) {
        if (Accusations.isAnyUnconfirmed(core)) {
            core.peers.ourMembers().forEach(peer -> peer.courier().forgetSaid());
            receivers(core, true, core.log::hasNewsFor).forEach(peer -> Calls.call(core, peer));
        }
    }

    /** Everybody who lacks something if that is wanted and they are few, else some. */
    private static List<PeerEntry> receivers(Core core, boolean everybody, Predicate<PeerEntry> lacks) {
        List<PeerEntry> lacking = core.peers.ourMembers().filter(lacks).toList();
        return everybody && lacking.size() <= Core.SMALL_DOMINION ? lacking : someOf(core, lacking);
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

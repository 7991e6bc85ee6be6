// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.homedomain.api.peer.DominionView;
import org.homedomain.spi.exchange.ExchangeMessage;

/**
 * One domain's view of who is in the dominion, as a step machine (docs/membership.md). It has no thread, clock or
 * network of its own: whoever owns it calls {@link #step} for everything that happens, one call at a time, and carries
 * out what comes back. The same inputs at the same times with the same random generator give the same outputs.
 */
public final class Membership {

    private final Core core;
    private final Farewell farewell = new Farewell();
    private final Solitude solitude = new Solitude();
    private final List<Duty> duties;
    private Stance stance = Stance.QUIET;
    private long expectedAt = Courier.NEVER;

    /**
     * @param settings what does not change while the domain runs
     * @param identity what it tells of itself at first
     * @param seal encodes its own record
     * @param random all chance there is
     */
    public Membership(MembershipSettings settings, LocalIdentity identity, RecordSeal seal, RandomGenerator random) {
        this.core = new Core(settings, identity, seal, random);
        // M9.2: what was found is told before somebody is given up for it.
        this.duties = List.of(
                core.spreading,
                new Judging(),
                new Reaping(),
                new Callbacks(),
                core.streamKeeping,
                new Beats(),
                new Watching(),
                solitude,
                new Dialling());
    }

    /**
     * Something happened.
     *
     * @param nowNanos reading of a clock that never goes back, in nanoseconds; its origin does not matter
     */
    public Output step(Input input, long nowNanos) {
        core.now = nowNanos;
        core.out = new Outbox();
        noticeStall();
        dispatch(input);
        perform();
        core.watchCompany();
        if (!core.out.touched().isEmpty()) {
            core.streamKeeping.review(core);
        }
        if (core.out.mayMove()) {
            stance = StanceRule.stance(core);
        }
        Publication.announce(core);
        expectedAt = dueAt();
        return core.out.close(stance, expectedAt);
    }

    /** The dominion as this domain sees it now. */
    public DominionView view() {
        return Publication.view(core);
    }

    /** What to keep on disk; {@link Remembered#from} reads it. */
    public List<ExchangeMessage> snapshot() {
        return Snapshot.of(core);
    }

    /** How often something was not taken in, by cause. */
    public Map<Drops.Cause, Long> drops() {
        return core.drops.counts();
    }

    /** Streams to peers that are open or being opened. */
    public int openStreams() {
        return core.streams.size();
    }

    /** Peers that were given up again and again in the last hour, with how often; rule M24. */
    public Map<String, Integer> flapping(long nowNanos) {
        Map<String, Integer> flapping = new TreeMap<>();
        for (PeerEntry peer : core.peers.all()) {
            int failures = peer.flaps().lately(nowNanos);
            if (failures > Flaps.NO_PATTERN) {
                flapping.put(peer.identity().name(), failures);
            }
        }
        return flapping;
    }

    /** How slow this domain takes itself to be: 0 if nothing was wrong lately; rule M12. */
    public int healthScore(long nowNanos) {
        return core.health.score(nowNanos);
    }

    /** Addresses that wait to be dialled. */
    public int waitingDials() {
        return core.dials.waitingCount();
    }

    private void noticeStall() {
        long late = core.now - expectedAt;
        if (expectedAt == Courier.NEVER || late < LocalHealth.LATE.toNanos()) {
            return;
        }
        core.health.late(core.now);
        if (late < LocalHealth.STALL.toNanos()) {
            return;
        }
        core.stalledUntil = core.now;
        core.peers.roll().suspects().forEach(peer -> peer.suspicion().ifPresent(suspicion -> suspicion.prolong(late)));
    }

    private void dispatch(Input input) {
        if (input instanceof Input.Started started) {
            StartedHandler.handle(core, started);
        } else if (input instanceof Input.Sighted sighted) {
            SightedHandler.handle(core, sighted);
        } else if (input instanceof Input.ExchangeReceived received) {
            ExchangeReceivedHandler.handle(core, received);
        } else if (input instanceof Input.ReplyReceived reply) {
            ReplyReceivedHandler.handle(core, reply);
        } else if (input instanceof Input.ExchangeFailed failed) {
            FailedFlights.handle(core, failed);
        } else if (input instanceof Input.BeatReceived beat) {
            StreamHandler.beat(core, beat);
        } else if (input instanceof Input.VerdictReceived told) {
            StreamHandler.told(core, told);
        } else if (input instanceof Input.StreamOffered offered) {
            StreamHandler.offered(core, offered);
        } else if (input instanceof Input.StreamGreeted greeted) {
            StreamHandler.greeted(core, greeted);
        } else if (input instanceof Input.StreamEnded ended) {
            StreamHandler.ended(core, ended);
        } else if (input instanceof Input.IdentityChanged changed) {
            describe(changed.identity());
        } else if (input instanceof Input.PacingChanged changed) {
            core.pacing = changed.pacing();
        } else if (input instanceof Input.JoinAsked join) {
            PersonHandler.join(core, join);
        } else if (input instanceof Input.LeaveAsked leave) {
            farewell.begin(core, leave.token());
        } else if (input instanceof Input.SleepAsked sleep) {
            core.slumber.begin(core, sleep, farewell);
        } else if (input instanceof Input.WakeAsked wake) {
            core.slumber.end(core, wake);
        } else if (input instanceof Input.EntryPut put) {
            PersonHandler.put(core, put);
        }
    }

    private void describe(LocalIdentity identity) {
        if (core.self.describe(identity)) {
            core.ownRecordChanged();
        }
    }

    private void perform() {
        if (farewell.dueAt(core) <= core.now) {
            farewell.perform(core);
        }
        if (core.slumber.dueAt(core) <= core.now) {
            core.slumber.perform(core);
        }
        for (Duty duty : duties) {
            if (core.isPresent() && duty.dueAt(core) <= core.now) {
                duty.perform(core);
            }
        }
    }

    private long dueAt() {
        long due = Math.min(farewell.dueAt(core), core.slumber.dueAt(core));
        for (Duty duty : duties) {
            due = core.isPresent() ? Math.min(due, duty.dueAt(core)) : due;
        }
        return due;
    }
}

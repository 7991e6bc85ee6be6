// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.PeerStatus;

/** What a failed exchange means. */
final class FailedFlights {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** M12.2: who is always late has to judge, too. */
    private static final int MOST_EXCUSES = 3;

    /** M12.2: so has who stands still again and again. */
    private static final int MOST_STOPS = 100;

    private FailedFlights() {}

    static void handle(Core core, Input.ExchangeFailed input) {
        core.land(input.exchangeId()).ifPresent(flight -> failed(core, flight, input.reason(), input.sentence()));
    }

    static void failed(Core core, Flight flight, FailureReason reason, String sentence) {
        if (flight instanceof Flight.ToPeer call) {
            core.peers.find(call.peerId()).ifPresent(peer -> callFailed(core, peer, call, reason, sentence));
        } else if (flight instanceof Flight.Dial dial) {
            core.dials.failed(dial.candidate(), core.now);
        } else if (flight instanceof Flight.Join join) {
            core.out.answer(new Answer.NotJoined(join.token(), sentence));
        }
    }

    private static void callFailed(
            Core core, PeerEntry peer, Flight.ToPeer call, FailureReason reason, String sentence) {
        peer.courier().returned();
        if (call.decisive()) {
            peer.courier().probeReturned();
        }
        peer.courier().callFailed();
        if (!core.isPresent()) {
            return;
        }
        if (peer.isOriginal()) {
            Originals.failed(core, peer, sentence);
            return;
        }
        // M12.3: that it failed was noticed late, so an answer may have waited as well.
        long late = core.now - call.dueNanos();
        if (late >= LocalHealth.LATE.toNanos()) {
            core.health.late(core.now);
        }
        // M15: the failed are redialled by their own timetable.
        if (!peer.isMember()) {
            return;
        }
        // M9.1: who spoke to this domain meanwhile lives.
        if (peer.contactedSince(call.sentNanos())) {
            peer.courier().callAt(core.now + core.pacing.beatInterval().toNanos() / 2);
            return;
        }
        if (isExcused(core, peer, call, late)) {
            // What others found is older than what this domain missed meanwhile.
            peer.suspicion().ifPresent(suspicion -> suspicion.startAgain(core.now));
            peer.courier().callAt(core.now + core.pacing.beatInterval().toNanos());
            return;
        }
        // M9.2: once more at once, through every address.
        if (!call.decisive()) {
            Calls.probe(core, peer);
            return;
        }
        unreachable(core, peer, reason, sentence);
    }

    /** M12: a domain without a link, or one that stood still or is slow, has no evidence. */
    private static boolean isExcused(Core core, PeerEntry peer, Flight.ToPeer call, long late) {
        if (core.self.isCutOff()) {
            return true;
        }
        boolean stoodStill = call.sentNanos() < core.stalledUntil || late >= LocalHealth.STALL.toNanos();
        if (stoodStill) {
            return peer.courier().excusedStandingStill() <= MOST_STOPS;
        }
        return late >= LocalHealth.LATE.toNanos() && peer.courier().excused() <= MOST_EXCUSES;
    }

    private static void unreachable(Core core, PeerEntry peer, FailureReason reason, String sentence) {
        peer.courier().failed();
        peer.lookedFor();
        core.out.touch(peer);
        // M11.2: others reach it, if any are left; this domain alone accuses it no more.
        if (peer.courier().accusationRefuted() && peer.suspicion().isEmpty() && core.peers.mayAnyReach(peer)) {
            peer.reachable(false, "alive, unreachable from here");
            peer.courier().callAt(core.now + DialQueue.backoff(peer.courier().failures(), LONGEST_PAUSE));
            return;
        }
        peer.reachable(false, sentence);
        if (peer.status() == PeerStatus.ALIVE || peer.status() == PeerStatus.SUSPECT) {
            Verdicts.accuse(core, peer, reason);
        }
    }
}

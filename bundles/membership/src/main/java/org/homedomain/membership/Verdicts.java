// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;

/** Finds and takes in verdicts on peers; rules M9 to M12. */
final class Verdicts {

    private static final Duration PROBE_AGAIN = Duration.ofMillis(500);

    /** All see a process end in the same moment; who speaks first spares the others to. */
    private static final Duration SPREAD = Duration.ofMillis(10);

    /** So long the next one in the ring waits for those before it to speak. */
    private static final Duration TURN = Duration.ofMillis(20);

    /** Later ones wait no longer. */
    private static final int TURNS = 5;

    private Verdicts() {}

    /** Somebody tells of a verdict. */
    static void hear(Core core, Verdict verdict, String senderId) {
        if (verdict.subjectId().equals(core.id())) {
            hearAccusation(core, verdict, senderId);
            return;
        }
        PeerEntry accused = core.peers.find(verdict.subjectId()).orElse(null);
        if (accused == null) {
            core.drops.count(Drops.Cause.UNKNOWN_ACCUSED);
            return;
        }
        // M9.1: a verdict counts for the incarnation it names, no other. Nobody tells this domain what it found itself.
        if (verdict.accuserId().equals(core.id())
                || verdict.accuserId().equals(verdict.subjectId())
                || accused.isOriginal()
                || verdict.incarnation() != accused.incarnation()
                || verdict.elapsed().compareTo(Reaping.REAPED) > 0) {
            return;
        }
        long since = core.now - Math.max(0, verdict.elapsed().toNanos());
        switch (verdict.kind()) {
            case SUSPECT -> {
                boolean refused =
                        verdict.refused() && verdict.accuserId().equals(senderId) && isWatcher(core, accused, senderId);
                hearSuspicion(core, accused, verdict.accuserId(), senderId, refused);
            }
            case FAILED -> hearFailure(core, accused, verdict.accuserId(), since, senderId);
        }
    }

    /** M10: what others are said to have met proves nothing, nor does what somebody says who need not look. */
    private static boolean isWatcher(Core core, PeerEntry accused, String id) {
        return core.peers.find(id).flatMap(core.streams::openWith).isPresent()
                && core.peers.isAmongPredecessors(id, accused, Core.WATCHED);
    }

    /** M2.1: an accused that lives refutes with a higher incarnation. */
    private static void hearAccusation(Core core, Verdict verdict, String senderId) {
        // M18.2: a claim between twins is no accusation. M18.5: nor is one that nobody could refute.
        if (verdict.accuserId().equals(core.id()) || !core.isPresent() || verdict.incarnation() >= Stamp.HIGHEST) {
            return;
        }
        if (verdict.incarnation() >= core.self.incarnation()) {
            core.health.worse(core.now);
            core.raiseIncarnation(verdict.incarnation());
            return;
        }
        // M2.2: who still tells of a verdict that was refuted lacks the refutation.
        tellEverything(core, senderId);
    }

    private static void tellEverything(Core core, String peerId) {
        core.peers.find(peerId).map(PeerEntry::courier).ifPresent(Courier::forgetTold);
    }

    /** M9.3: who hears of a suspicion looks for itself. The time to refute begins now: the accused may not know yet. */
    private static void hearSuspicion(
            Core core, PeerEntry accused, String accuserId, String senderId, boolean refused) {
        if (!accused.isMember()) {
            // Who suspects whom this domain knows as failed, gone or asleep lacks what it knows.
            tellEverything(core, senderId);
            return;
        }
        boolean first = accused.suspicion().isEmpty();
        Suspicion suspicion = accused.suspect(core.now);
        boolean agreed = suspicion.agree(accuserId);
        if (refused) {
            suspicion.refused(accuserId);
        }
        if (!agreed) {
            return;
        }
        // If this domain found it, too, the answer says so.
        core.log.note(ChangeLog.Kind.VERDICT, accused.id(), suspicion.accusedBy(core.id()) ? "" : senderId);
        // M8.4: in a small dominion it tells everybody itself.
        if (!senderId.equals(accuserId) || !core.isSmall()) {
            core.spreading.relayVerdicts(core.now);
        }
        core.out.touch(accused);
        if (first) {
            accused.remark("suspected by " + core.peers.nameOf(accuserId));
            // M21.3: a second one is about to say the same, or this domain looks itself.
            if (!refused || !accused.isLost()) {
                Calls.probe(core, accused);
            }
        } else if (!Accusations.isAnyToTell(core)) {
            core.spreading.othersKnow(core);
        }
    }

    private static void hearFailure(Core core, PeerEntry accused, String accuserId, long since, String senderId) {
        // M15.2: of two equal verdicts the longer elapsed one wins, but for whom this domain heard itself meanwhile.
        if (!accused.isMember()) {
            long atLeast = accused.contactNanos().orElse(since);
            accused.endedNanos(Math.min(accused.endedNanos(), Math.max(since, atLeast)));
            core.out.viewChanged();
            return;
        }
        // M11.1: the other may be the one that is cut off. Whom this domain has known before it asks itself.
        boolean news = accused.published().isEmpty();
        boolean outdated = isOutdated(core, accused, accuserId, since) || isOutdated(core, accused, senderId, since);
        boolean doubted = isDoubtedHere(core, accused);
        if (news || (!outdated && isFoundByTwoOthers(core, accused) && (doubted || isUnheard(core, accused)))) {
            fail(core, accused, since, senderId, "given up by " + core.peers.nameOf(senderId));
            core.spreading.relayVerdicts(core.now);
        } else if (!outdated) {
            hearSuspicion(core, accused, accuserId, senderId, false);
            accused.suspicion().ifPresent(Suspicion::givenUp);
        } else if (doubted) {
            agreeAnew(core, accused, accuserId, senderId);
        } else {
            tellAccused(core, accused, accuserId, since);
        }
    }

    /** This domain could not reach it itself, and has not heard it since. */
    static boolean isDoubtedHere(Core core, PeerEntry accused) {
        return accused.suspicion()
                .filter(suspicion -> suspicion.accusedBy(core.id()))
                .filter(suspicion -> !accused.contactedSince(suspicion.accusedHereNanos()))
                .isPresent();
    }

    /** M11.1: one other may be the one that was cut off, and who doubts itself may be slow. */
    private static boolean isFoundByTwoOthers(Core core, PeerEntry accused) {
        return accused.suspicion().stream()
                        .flatMap(suspicion -> suspicion.accusers().stream())
                        .filter(accuser -> !accuser.equals(core.id()))
                        .count()
                >= 2;
    }

    /** M9.6, M9.7: this domain neither is about to find out itself nor hears it. */
    private static boolean isUnheard(Core core, PeerEntry accused) {
        return !accused.courier().isLooking() && Contacts.heardUntil(core, accused) <= core.now;
    }

    /** M11.4: the accused was heard since, or the accuser was cut off from here itself. */
    private static boolean isOutdated(Core core, PeerEntry accused, String witnessId, long since) {
        return accused.contactedSince(since)
                || core.peers
                        .find(witnessId)
                        .filter(witness -> witness.memberSince() > since && accused.memberSince() <= since)
                        .isPresent();
    }

    /** M11.4: now that this domain does not reach it either, the accused has its time to refute once more. */
    private static void agreeAnew(Core core, PeerEntry accused, String accuserId, String senderId) {
        Suspicion suspicion = accused.suspect(core.now);
        if (suspicion.agree(accuserId)) {
            suspicion.startAgain(core.now);
            core.log.note(ChangeLog.Kind.VERDICT, accused.id(), senderId);
            core.spreading.relayVerdicts(core.now);
            core.out.touch(accused);
        }
    }

    private static void tellAccused(Core core, PeerEntry accused, String accuserId, long since) {
        Duration elapsed = Duration.ofNanos(Math.max(0, core.now - since));
        accused.rumour(new Verdict(accused.id(), accused.incarnation(), Verdict.Kind.SUSPECT, elapsed, accuserId));
        Calls.callNow(core, accused, false);
    }

    /** M9.2: this domain could not reach the peer, twice. */
    static void accuse(Core core, PeerEntry peer, FailureReason reason) {
        Suspicion suspicion = peer.suspect(core.now);
        boolean first = suspicion.agreeHere(core.id(), core.now);
        if (suspicion.foundHere(reason) || first) {
            core.log.note(ChangeLog.Kind.VERDICT, peer.id(), "");
            if (!core.isSmall() || suspicion.accusers().size() <= Accusations.TOLD) {
                core.spreading.accuse(core.now + turn(core, peer));
            }
        }
        // M11.1: it makes no difference which of the two came first.
        if (suspicion.isGivenUp() && isFoundByTwoOthers(core, peer) && isDoubtedHere(core, peer)) {
            fail(core, peer, core.now, "", Grounds.of(core, peer));
            core.spreading.relayVerdicts(core.now);
            return;
        }
        peer.courier().callAt(core.now + PROBE_AGAIN.toNanos());
        core.out.touch(peer);
    }

    /** M9.2: where all see it, the two that stand nearest before it in the ring speak first. */
    private static long turn(Core core, PeerEntry peer) {
        int before = core.isSmall() ? core.peers.countBetween(core.id(), peer, TURNS) : 0;
        if (core.isSmall() && before < Accusations.TOLD) {
            return 0;
        }
        return Math.max(0, before + 1 - Accusations.TOLD) * TURN.toNanos() + core.random.nextLong(SPREAD.toNanos());
    }

    /** M10: did not refute in time. */
    static void fail(Core core, PeerEntry peer, long since, String sourceId, String remark) {
        boolean seenByAll = Accusations.isSeenByAll(core, peer);
        peer.become(PeerStatus.FAILED, core.now);
        peer.flaps().failed(core.now);
        peer.endedNanos(since);
        peer.reachable(false, remark);
        core.streams.endAll(core, peer, "The other end was given up as failed.");
        peer.courier().callAt(core.now + Callbacks.redialInterval(core, peer));
        if (peer.isOurs()) {
            core.log.note(ChangeLog.Kind.VERDICT, peer.id(), sourceId, !seenByAll);
        }
        core.out.touch(peer);
        core.out.snapshotChanged();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.PeerStatus;

/** Gives up those who did not refute in time; rules M10 and M13. */
final class Judging implements Duty {

    @Override
    public long dueAt(Core core) {
        long due = Courier.NEVER;
        for (PeerEntry peer : core.peers.roll().suspects()) {
            due = Math.min(due, dueAt(core, peer));
        }
        return due;
    }

    private static long dueAt(Core core, PeerEntry peer) {
        if (peer.isOriginal()) {
            // M13.3: as long as no call failed, a long pause between two calls is no silence.
            return peer.courier().giveUpAtNanos();
        }
        return peer.suspicion().map(suspicion -> dueAt(core, peer, suspicion)).orElse(Courier.NEVER);
    }

    private static long dueAt(Core core, PeerEntry peer, Suspicion suspicion) {
        // M10: its process has ended.
        if (peer.isEndProven()) {
            return suspicion.sinceNanos();
        }
        // M9.6: while this domain is about to find out itself it gives nobody up on the word of others.
        if (peer.courier().isLooking() && !suspicion.accusedBy(core.id())) {
            return Courier.NEVER;
        }
        // M9.7: nor whom it goes on hearing.
        long heardUntil = Verdicts.isDoubtedHere(core, peer) ? Long.MIN_VALUE : Contacts.heardUntil(core, peer);
        long due =
                suspicion.dueAt(patience(core) * peer.flaps().patience(core.now), anyWitness(core, peer), heardUntil);
        // M9.2: who has something to tell tells it first.
        return suspicion.accusedBy(core.id()) ? Math.max(due, core.spreading.nextTurn()) : due;
    }

    private static long patience(Core core) {
        return core.pacing.suspicionTimeout().toNanos() * core.patience();
    }

    /**
     * M10: whether a live third could look for itself. One that only just fell silent as well still counts: who finds
     * everybody silent is more likely ill itself.
     */
    private static boolean anyWitness(Core core, PeerEntry suspect) {
        return core.peers.anyWitnessBesides(suspect)
                || core.peers
                        .ourMembers()
                        .filter(other -> other != suspect)
                        .flatMap(other -> other.suspicion().stream())
                        .anyMatch(
                                doubt -> !doubt.isRefusedHere() && core.now < doubt.sinceNanos() + patience(core) / 2);
    }

    @Override
    public void perform(Core core) {
        List<PeerEntry> due = core.peers.roll().suspects().stream()
                .filter(peer -> dueAt(core, peer) <= core.now)
                .toList();
        // M12: without a link nobody is judged.
        if (core.self.isCutOff()) {
            due.forEach(peer -> postpone(core, peer));
            return;
        }
        boolean news = due.stream().anyMatch(peer -> !Accusations.isSeenByAll(core, peer));
        due.forEach(peer -> giveUp(core, peer));
        if (news) {
            core.spreading.relayVerdicts(core.now);
        }
    }

    private static void postpone(Core core, PeerEntry peer) {
        long pause = core.pacing.suspicionTimeout().toNanos();
        peer.courier().giveUpAt(core.now + pause);
        peer.suspicion().ifPresent(suspicion -> suspicion.startAgain(core.now + pause));
    }

    /** M11.3: a live witness that was told and does not agree reaches the peer, though this domain does not. */
    private static boolean isContradicted(Core core, PeerEntry peer) {
        return peer.suspicion()
                .filter(suspicion -> suspicion.accusers().equals(Set.of(core.id())))
                .filter(suspicion -> anyWitness(core, peer))
                .isPresent();
    }

    private static void standAlone(Core core, PeerEntry peer) {
        core.health.worse(core.now);
        peer.courier().accusationWasRefuted();
        peer.become(PeerStatus.ALIVE, core.now);
        peer.reachable(false, "alive, unreachable from here");
        core.log.drop(ChangeLog.Kind.VERDICT, peer.id());
        core.out.touch(peer);
    }

    private static void giveUp(Core core, PeerEntry peer) {
        if (isContradicted(core, peer)) {
            standAlone(core, peer);
            return;
        }
        String why = peer.isOriginal() ? "no contact for longer than the isolation timeout" : Grounds.of(core, peer);
        Verdicts.fail(core, peer, core.now, "", why);
        core.log.drop(ChangeLog.Kind.ORIGINAL, peer.id());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.OwnerRecord;

/** Starts exchanges. */
final class Calls {

    /** With so many under way, whoever was never heard is told the own record only. */
    private static final int MOST_FULL_CALLS = 32;

    private Calls() {}

    /** Tells a peer what it lacks; if an exchange with it is under way, right after that one. */
    static void call(Core core, PeerEntry peer) {
        if (peer.courier().busy()) {
            peer.courier().moreWaiting(true);
            return;
        }
        callNow(core, peer, false);
    }

    /** The same, whether one is under way or not. */
    static void callNow(Core core, PeerEntry peer, boolean decisive) {
        send(core, peer, letterTo(core, peer), decisive);
    }

    private static void send(Core core, PeerEntry peer, Composed letter, boolean decisive) {
        Endpoint target = peer.endpoint();
        if (target.addresses().isEmpty()) {
            return;
        }
        peer.courier().departed();
        peer.courier().moreWaiting(false);
        peer.courier().callAt(Courier.NEVER);
        Duration deadline = deadline(core, peer, decisive);
        core.send(
                new Flight.ToPeer(peer.id(), letter.upTo(), core.now, core.now + deadline.toNanos(), decisive),
                target,
                letter.message(),
                deadline);
    }

    private static Duration deadline(Core core, PeerEntry peer, boolean decisive) {
        if (peer.isOriginal()) {
            return core.pacing.dialTimeout();
        }
        return decisive ? core.pacing.probeDeadline().multipliedBy(core.patience()) : core.pacing.beatDeadline();
    }

    /** Asks a peer that should have been heard whether it lives; rule M9.2. */
    static void probe(Core core, PeerEntry peer) {
        boolean possible =
                peer.isOurs() && peer.isMember() && !peer.endpoint().addresses().isEmpty();
        if (possible && peer.courier().beginProbe()) {
            callNow(core, peer, true);
        }
    }

    /** M18.1: shows a peer what is told under its ID. */
    static void contradict(Core core, PeerEntry peer, List<OwnerRecord> contradictions) {
        send(core, peer, Composer.toPeer(core, peer, contradictions), false);
    }

    /** M4.3: after a failed call the own record is told again, which asks for what the lost answer said. */
    private static Composed letterTo(Core core, PeerEntry peer) {
        if (peer.isOriginal()) {
            return Composer.toOriginal(core, peer);
        }
        // M19: made-up peers must not hold a large message each until its deadline.
        if (peer.contactNanos().isEmpty() && core.callsUnderWay() >= MOST_FULL_CALLS) {
            return new Composed(Composer.ownRecord(core, peer), peer.told());
        }
        boolean again = peer.courier().answerMissed() && core.log.told(ChangeLog.Kind.RECORD, core.id(), peer);
        return Composer.toPeer(core, peer, again ? List.of(core.self.sealed()) : List.of());
    }

    /** Dials whoever is at an address. */
    static void dial(Core core, Candidate candidate) {
        Composed letter = Composer.toStranger(core, candidate.id());
        core.send(
                new Flight.Dial(candidate, letter.upTo()),
                candidate.endpoint(),
                letter.message(),
                core.dials.deadline(core.pacing.dialTimeout()));
    }

    /** Dials because a person asked; expects nobody in particular. */
    static void join(Core core, long token, Endpoint endpoint) {
        Composed letter = Composer.toStranger(core, Optional.empty());
        core.send(
                new Flight.Join(token, endpoint, letter.upTo()),
                endpoint,
                letter.message(),
                core.pacing.dialTimeout().plusSeconds(2));
    }
}

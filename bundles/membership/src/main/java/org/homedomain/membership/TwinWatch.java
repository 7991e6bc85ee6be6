// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;

/** Finds out whether another living domain has this domain's ID, and which of the two keeps it; rule M18. */
final class TwinWatch {

    /*
     * How it works. A record with this domain's ID and another boot value is either what is left of an earlier run, or
     * a twin: a cloned data folder. Asking tells them apart: the address in the record is called. Who answers there
     * under the same ID is a twin. Both say how long they have had company without a break; who has had it longer
     * keeps the ID, and if that differs by less than a second the lower boot value does. So both come to the same end
     * from the same two numbers. If they never reach each other, the third jump within a minute counts as proof.
     */

    /** Twins told of; a network can make up any number. */
    static final int MAX_NOTICES = 16;

    private static final Duration TIE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);
    private static final Duration JUMPS_COUNTED = Duration.ofMinutes(1);
    private static final int JUMPS_WITHOUT_PROOF = 2;

    private final Deque<Long> jumps = new ArrayDeque<>();
    private long nextProbeAt = Long.MIN_VALUE;
    private final Set<Long> toldOfBoots = new HashSet<>();
    private boolean wornOut;

    /** A record with this domain's ID came from somebody else. */
    void heardOfThisDomain(Core core, OwnerRecord other) {
        OwnerRecord own = core.self.sealed();
        boolean mustRise = !own.stamp().supersedes(other.stamp());
        if (other.stamp().boot() == own.stamp().boot()) {
            if (other.stamp().supersedes(own.stamp())) {
                core.raiseIncarnation(other.stamp().incarnation());
            }
            return;
        }
        if (mustRise) {
            jump(core, other);
        }
        probe(core, other.identity().endpoint());
    }

    private void jump(Core core, OwnerRecord other) {
        jumps.addLast(core.now);
        while (core.now - jumps.getFirst() > JUMPS_COUNTED.toNanos()) {
            jumps.removeFirst();
        }
        core.raiseIncarnation(other.stamp().incarnation());
        if (jumps.size() > JUMPS_WITHOUT_PROOF) {
            settle(
                    core,
                    Duration.ZERO,
                    Duration.ZERO,
                    other.stamp().boot(),
                    other.identity().endpoint().toString());
        }
    }

    /** Calls an address where a domain with this ID is said to be. */
    void probe(Core core, Endpoint endpoint) {
        List<String> elsewhere = endpoint.addresses().stream()
                .filter(address -> !core.self.listensAt(address, endpoint.port()))
                .toList();
        if (elsewhere.isEmpty() || core.now < nextProbeAt) {
            return;
        }
        nextProbeAt = core.now + BETWEEN_PROBES.toNanos();
        Duration claim = core.company();
        core.send(
                new Flight.ToTwin(claim),
                new Endpoint(elsewhere, endpoint.port()),
                Composer.claim(core, claim),
                core.pacing.dialTimeout());
    }

    /** A domain with this ID and another boot value called. */
    void called(Core core, long token, DominionPart part, String remoteAddress) {
        Duration mine = core.company();
        claimOf(core, part)
                .ifPresentOrElse(
                        theirs -> decide(core, mine, theirs, part, remoteAddress), () -> part.records().stream()
                                .filter(own -> own.id().equals(core.id()))
                                .forEach(own -> probe(core, own.identity().endpoint())));
        // Last, so that it tells an incarnation that was raised above the twin's.
        core.out.answer(new Answer.Reply(token, Composer.claim(core, mine)));
    }

    /** A domain with this ID and another boot value answered. */
    void answered(Core core, Optional<Duration> mine, Endpoint dialled, ExchangeMessage message) {
        DominionPart part = message.dominion().orElseThrow();
        Optional<Duration> theirs = claimOf(core, part);
        if (mine.isPresent() && theirs.isPresent()) {
            decide(core, mine.get(), theirs.get(), part, dialled.toString());
        } else {
            probe(core, dialled);
        }
    }

    private void decide(Core core, Duration mine, Duration theirs, DominionPart part, String where) {
        boolean stays = settle(core, mine, theirs, part.handshake().senderBoot(), where);
        if (stays) {
            part.records().stream()
                    .filter(other -> other.id().equals(core.id()))
                    .filter(other -> !core.self.sealed().stamp().supersedes(other.stamp()))
                    .forEach(other -> core.raiseIncarnation(other.stamp().incarnation()));
        }
    }

    /** M18.5: somebody told of the highest incarnation there is, so none of this domain's can win any more. */
    void wornOut(Core core) {
        if (wornOut) {
            return;
        }
        wornOut = true;
        String met = "Somebody told of an incarnation of the ID " + core.id() + " that nothing can exceed";
        if (core.settings.idConfigured()) {
            core.out.notice(met + ": if others show this domain wrongly, give it another uuid in domain.toml.");
        } else {
            core.out.notice(met + "; this one takes a new ID.");
            giveWay(core);
        }
    }

    private static void giveWay(Core core) {
        core.presence = Presence.DISPLACED;
        core.streams.endAll(core, "This domain gave way to another one with its ID.");
        core.out.viewChanged();
        if (!core.settings.idConfigured()) {
            core.out.renewId();
        }
    }

    private boolean settle(Core core, Duration mine, Duration theirs, long theirBoot, String where) {
        boolean stays = keepsId(mine, theirs, core.settings.boot(), theirBoot);
        boolean room = !stays || toldOfBoots.size() < MAX_NOTICES;
        if (room && toldOfBoots.add(theirBoot)) {
            core.out.notice(sentence(core, stays, where));
        }
        if (!stays) {
            giveWay(core);
        }
        return stays;
    }

    /** M18.3: total, and the same seen from either side. */
    static boolean keepsId(Duration mine, Duration theirs, long myBoot, long theirBoot) {
        Duration ahead = mine.minus(theirs);
        return ahead.abs().compareTo(TIE) < 0 ? Long.compareUnsigned(myBoot, theirBoot) < 0 : !ahead.isNegative();
    }

    private static String sentence(Core core, boolean stays, String where) {
        String met = "Another domain with the ID " + core.id() + " was met at " + where + " (a copied data folder?)";
        if (stays) {
            return met + "; this one was known first and keeps the ID.";
        }
        return core.settings.idConfigured()
                ? met
                        + "; it was known first, so this one stays out: give it another uuid in domain.toml and restart it."
                : met + "; it was known first, so this one takes a new ID.";
    }

    private static Optional<Duration> claimOf(Core core, DominionPart part) {
        return part.verdicts().stream()
                .filter(verdict -> verdict.subjectId().equals(core.id()))
                .filter(verdict -> verdict.accuserId().equals(core.id()))
                .map(Verdict::elapsed)
                .findFirst();
    }
}

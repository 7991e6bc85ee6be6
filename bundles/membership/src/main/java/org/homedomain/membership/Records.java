// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.OwnerRecord;

/** Takes in owner records; rule M1. */
final class Records {

    private static final Duration PROBE_SOON = Duration.ofMillis(200);

    private Records() {}

    /** Returns the record held before if it shows another run of the sender itself. */
    static Optional<OwnerRecord> hear(Core core, OwnerRecord told, String senderId) {
        Optional<PeerEntry> known = core.peers.find(told.id());
        Optional<OwnerRecord> held = known.flatMap(PeerEntry::ownerRecord);
        // M1.1: the higher stamp wins, whoever tells.
        if (held.isEmpty() || told.stamp().supersedes(held.get().stamp())) {
            accept(core, known, told, senderId);
        }
        // M18.1: two runs of one ID; the sender must see the other.
        return held.filter(other -> told.id().equals(senderId)
                && other.stamp().boot() != told.stamp().boot());
    }

    private static void accept(Core core, Optional<PeerEntry> known, OwnerRecord told, String senderId) {
        long more = Weight.of(told) - known.map(PeerEntry::weight).orElse(0L);
        if (!hasRoom(core, known.isEmpty(), more)) {
            return;
        }
        PeerEntry peer = known.orElseGet(() -> new PeerEntry(told.identity()));
        core.peers.add(peer);
        core.peers.weighs(Weight.of(told) - peer.weight());
        boolean newIncarnation = told.stamp().incarnation() > peer.incarnation();
        boolean sameRun = isSameRun(peer, told);
        boolean refuted = newIncarnation && sameRun && noteRefutation(core, peer, senderId);
        boolean wasMember = peer.isMember();
        if (peer.isOurs() && !sameRun) {
            core.streams.endAll(core, peer, "The other end was started anew.");
            core.streamKeeping.review(core);
        }
        peer.ownerRecord(told);
        core.log.drop(ChangeLog.Kind.ORIGINAL, peer.id());
        core.log.note(ChangeLog.Kind.RECORD, peer.id(), senderId);
        settle(core, peer, newIncarnation);
        if (newIncarnation && !refuted) {
            forgetRemark(peer, sameRun && wasMember);
        }
        if (known.isEmpty()) {
            peer.memberSince(core.now);
            introduce(core, peer, senderId);
        }
        core.out.touch(peer);
        core.out.snapshotChanged();
        // M7.3: a newcomer to a small dominion calls everybody itself.
        boolean newcomer = known.isEmpty() && (told.id().equals(senderId) || core.isNewcomer());
        if (!newcomer || !core.isSmall()) {
            core.spreading.relay(core.now);
        }
    }

    private static boolean isSameRun(PeerEntry peer, OwnerRecord told) {
        return peer.ownerRecord()
                .filter(held -> held.stamp().boot() == told.stamp().boot())
                .isPresent();
    }

    /** M11.2: others reach whom this domain accused. Not so if it was started anew since: then nobody knows yet. */
    private static boolean noteRefutation(Core core, PeerEntry peer, String senderId) {
        boolean accusedHere =
                peer.suspicion().filter(s -> s.accusedBy(core.id())).isPresent() || peer.status() == PeerStatus.FAILED;
        boolean refuted = accusedHere && !peer.reachable() && !senderId.equals(peer.id());
        if (refuted) {
            core.health.worse(core.now);
            peer.courier().accusationWasRefuted();
            peer.reachable(false, "alive, unreachable from here");
            // Perhaps it can be reached again, too.
            peer.courier().callAt(core.now + PROBE_SOON.toNanos());
        }
        return refuted;
    }

    /** M1.4: what was remarked on an earlier incarnation goes with it, but who could not be reached still cannot be. */
    private static void forgetRemark(PeerEntry peer, boolean goesOn) {
        if (!goesOn || peer.reachable()) {
            peer.reachable(true, "");
        }
    }

    /** M1.2: the intention counts at once; verdicts fall to a higher incarnation only. */
    private static void settle(Core core, PeerEntry peer, boolean newIncarnation) {
        PeerStatus before = peer.status();
        switch (peer.ownerRecord().orElseThrow().intention()) {
            case LEFT -> peer.become(PeerStatus.LEFT, core.now);
            case SLEEPING -> peer.become(PeerStatus.SLEEPING, core.now);
            case ACTIVE, DRAINING -> {
                if (newIncarnation || before == PeerStatus.LEFT || before == PeerStatus.SLEEPING) {
                    peer.become(PeerStatus.ALIVE, core.now);
                }
            }
        }
        if (peer.status() == PeerStatus.LEFT || peer.status() == PeerStatus.SLEEPING) {
            // M17, M20: how long ago that was travels beside the record.
            core.log.note(ChangeLog.Kind.VERDICT, peer.id(), "");
        } else if (peer.suspicion().isEmpty() && peer.status() != PeerStatus.FAILED) {
            core.log.drop(ChangeLog.Kind.VERDICT, peer.id());
        }
    }

    /** M7.2: who is known by hearsay is called soon, not by all in one moment. */
    private static void introduce(Core core, PeerEntry peer, String senderId) {
        if (!peer.id().equals(senderId) && peer.isMember() && core.isSmall()) {
            Duration within = core.pacing.beatInterval();
            peer.courier().callAt(core.now + core.random.nextLong(within.toNanos()));
        }
    }

    /** M19. */
    static boolean hasRoom(Core core, boolean oneMore, long bytesMore) {
        if (oneMore && core.peers.isFull() && !evict(core)) {
            core.drops.count(Drops.Cause.TOO_MANY_PEERS);
            return false;
        }
        if (bytesMore > 0 && !core.peers.bears(bytesMore)) {
            core.drops.count(Drops.Cause.TOO_MUCH_TOLD);
            return false;
        }
        return true;
    }

    /** Looks through all peers, so once per step is enough when nobody is gone. */
    private static boolean evict(Core core) {
        if (core.fullAt == core.now) {
            return false;
        }
        Optional<PeerEntry> oldest = core.peers.all().stream()
                .filter(entry -> !entry.isMember())
                .min(Comparator.comparingLong(PeerEntry::endedNanos));
        oldest.ifPresentOrElse(entry -> Reaping.reap(core, entry), () -> core.fullAt = core.now);
        return oldest.isPresent();
    }
}

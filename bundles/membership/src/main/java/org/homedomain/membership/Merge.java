// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;

/** Takes in what one of ours tells. Each item stands alone: what is stale or too much is left out, the rest is used. */
final class Merge {

    /** So many peers a newcomer calls by itself at most: each call tells all it has heard. */
    private static final int CALLED = 128;

    private Merge() {}

    /** Returns records that the sender should see, since they contradict its own. */
    static List<OwnerRecord> take(Core core, DominionPart part, String senderId) {
        boolean newcomer = core.isNewcomer();
        List<OwnerRecord> contradictions = new ArrayList<>();
        for (OwnerRecord told : part.records()) {
            if (told.id().equals(core.id())) {
                core.twin.heardOfThisDomain(core, told);
            } else {
                Records.hear(core, told, senderId).ifPresent(contradictions::add);
            }
        }
        for (Verdict verdict : part.verdicts()) {
            Verdicts.hear(core, verdict, senderId);
        }
        for (DominionEntry entry : part.entries()) {
            takeEntry(core, entry, senderId);
        }
        for (Identity original : part.originals()) {
            Originals.propose(core, original, senderId);
        }
        if (newcomer) {
            callStrangers(core, senderId);
        }
        return contradictions;
    }

    private static void takeEntry(Core core, DominionEntry entry, String senderId) {
        if (!core.entries.hasRoomFor(entry)) {
            core.drops.count(Drops.Cause.TOO_MANY_ENTRIES);
        } else if (core.entries.accept(entry)) {
            core.log.note(ChangeLog.Kind.ENTRY, entry.key(), senderId);
            core.out.snapshotChanged();
            core.spreading.relay(core.now);
        }
    }

    /** M7.1: a newcomer speaks with everybody at once, in a large dominion with many who pass on that it has come. */
    private static void callStrangers(Core core, String senderId) {
        List<PeerEntry> ours = core.peers.roll().ours();
        long met = ours.stream().filter(Merge::isMet).count();
        ours.stream()
                .filter(peer -> !peer.id().equals(senderId) && !isMet(peer))
                .limit(Math.max(0, Math.min(Core.SMALL_DOMINION, CALLED - met)))
                .forEach(peer -> Calls.call(core, peer));
    }

    private static boolean isMet(PeerEntry peer) {
        return peer.contactNanos().isPresent() || peer.courier().busy();
    }
}

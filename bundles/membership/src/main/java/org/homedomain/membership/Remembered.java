// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.OwnerRecord;

/**
 * What an earlier run knew. Its peers are only addresses to dial: whether they live is found out again.
 *
 * @param peers whom it knew, this domain's own former self left out
 * @param entries replicated keys
 * @param ownIncarnation the highest incarnation of this domain itself, 0 if none
 */
public record Remembered(List<Identity> peers, List<DominionEntry> entries, long ownIncarnation) {

    /** Nothing. */
    public static final Remembered NOTHING = new Remembered(List.of(), List.of(), 0);

    /** Copies the lists. */
    public Remembered {
        peers = List.copyOf(peers);
        entries = List.copyOf(entries);
    }

    /** Reads what {@link Membership#snapshot()} wrote. */
    public static Remembered from(List<ExchangeMessage> snapshot, String ownId) {
        List<Identity> peers = new ArrayList<>();
        List<DominionEntry> entries = new ArrayList<>();
        long own = 0;
        for (ExchangeMessage message : snapshot) {
            if (message.dominion().isEmpty()) {
                continue;
            }
            ExchangeMessage.DominionPart part = message.dominion().get();
            entries.addAll(part.entries());
            peers.addAll(part.originals());
            for (OwnerRecord kept : part.records()) {
                if (kept.id().equals(ownId)) {
                    own = Math.max(own, kept.stamp().incarnation());
                } else {
                    peers.add(kept.identity());
                }
            }
        }
        return new Remembered(peers, entries, own);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;

/** What is kept on disk, in messages small enough for any codec. */
final class Snapshot {

    private static final int ENTRIES_EACH = 64;

    private Snapshot() {}

    static List<ExchangeMessage> of(Core core) {
        List<OwnerRecord> records = new ArrayList<>(List.of(core.self.sealed()));
        core.peers.all().forEach(peer -> peer.ownerRecord()
                .filter(kept -> peer.isMember())
                .ifPresent(records::add));
        List<ExchangeMessage> messages = new ArrayList<>();
        for (int from = 0; from < records.size(); from += ENTRIES_EACH) {
            messages.add(message(core, slice(records, from), List.of()));
        }
        List<DominionEntry> entries = new ArrayList<>(core.entries.all());
        for (int from = 0; from < entries.size(); from += ENTRIES_EACH) {
            messages.add(message(core, List.of(), slice(entries, from)));
        }
        return messages;
    }

    private static <T> List<T> slice(List<T> all, int from) {
        return all.subList(from, Math.min(all.size(), from + ENTRIES_EACH));
    }

    private static ExchangeMessage message(Core core, List<OwnerRecord> records, List<DominionEntry> entries) {
        Handshake handshake = new Handshake(
                core.settings.title(), core.id(), core.settings.boot(), Optional.empty(), ProtocolRange.OURS);
        DominionPart part = new DominionPart(
                handshake,
                records,
                core.peers
                        .members()
                        .filter(PeerEntry::isOriginal)
                        .filter(peer -> entries.isEmpty())
                        .map(PeerEntry::identity)
                        .limit(Composer.MAX_KNOWN)
                        .toList(),
                List.of(),
                entries);
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.Stamp;

/** The replicated keys, deleted ones kept as tombstones; rule M5. */
final class DominionEntries {

    /** More keys than this are not taken in; rule M19. */
    static final int MAX_ENTRIES = 4_096;

    private long weight;
    private final TreeMap<String, DominionEntry> byKey = new TreeMap<>();

    Optional<DominionEntry> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Collection<DominionEntry> all() {
        return byKey.values();
    }

    boolean hasRoomFor(DominionEntry entry) {
        DominionEntry held = byKey.get(entry.key());
        long more = Weight.of(entry) - (held == null ? 0 : Weight.of(held));
        return (held != null || byKey.size() < MAX_ENTRIES) && (more <= 0 || weight + more <= Weight.MOST_ENTRIES);
    }

    /** Whether the entry is newer than what was known, and now known. */
    boolean accept(DominionEntry entry) {
        DominionEntry held = byKey.get(entry.key());
        if (held != null && !entry.supersedes(held)) {
            return false;
        }
        byKey.put(entry.key(), entry);
        weight += Weight.of(entry) - (held == null ? 0 : Weight.of(held));
        return true;
    }

    /** The entry that this domain would write: one more than the highest counter seen. */
    DominionEntry next(String key, String writer, boolean deleted, Octets value) {
        long counter = Math.min(find(key).map(DominionEntry::counter).orElse(0L) + 1, Stamp.HIGHEST);
        return new DominionEntry(key, counter, writer, deleted, deleted ? Octets.EMPTY : value);
    }
}

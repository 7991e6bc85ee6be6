// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Collection;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.OwnerRecord;

/** About how many bytes of memory something takes that others told; rule M19. */
final class Weight {

    /** All peers together: 4,096 with a few services each, far fewer if somebody tells of as much as a record holds. */
    static final long MOST_PEERS = 4L << 20;

    /** All entries together. */
    static final long MOST_ENTRIES = 4L << 20;

    private static final int PEER = 512;
    private static final int ENTRY = 256;
    private static final int ITEM = 96;

    private Weight() {}

    static long of(OwnerRecord owned) {
        return of(owned.identity()) + owned.encoded().size();
    }

    static long of(Identity identity) {
        return PEER
                + of(identity.endpoint().addresses())
                + of(identity.traits())
                + of(identity.services().stream().map(AdvertisedService::name).toList());
    }

    private static long of(Collection<String> texts) {
        return texts.stream().mapToLong(text -> ITEM + text.length()).sum();
    }

    static long of(DominionEntry entry) {
        return (long) ENTRY + entry.key().length() + entry.value().size();
    }
}

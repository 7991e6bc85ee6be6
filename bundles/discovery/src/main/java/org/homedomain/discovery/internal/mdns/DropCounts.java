// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was dropped; for any thread. */
final class DropCounts {

    private static final Logger LOG = LoggerFactory.getLogger(DropCounts.class);

    private final Map<Drop, AtomicLong> counts = new EnumMap<>(Drop.class);

    DropCounts() {
        for (Drop drop : Drop.values()) {
            counts.put(drop, new AtomicLong());
        }
    }

    void count(Drop drop) {
        long count = counter(drop).incrementAndGet();
        LOG.debug("dropped: {} ({} so far)", drop.words(), count);
    }

    long of(Drop drop) {
        return counter(drop).get();
    }

    private AtomicLong counter(Drop drop) {
        return Objects.requireNonNull(counts.get(drop));
    }

    /** The counts above zero in words; empty if there are none. */
    String words() {
        return Arrays.stream(Drop.values())
                .filter(drop -> of(drop) > 0)
                .map(drop -> of(drop) + " " + drop.words())
                .collect(Collectors.joining(", "));
    }
}

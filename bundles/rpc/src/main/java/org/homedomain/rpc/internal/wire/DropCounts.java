// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was dropped, by kind; thread-safe. */
public final class DropCounts {

    private static final Logger LOG = LoggerFactory.getLogger(DropCounts.class);

    private final Map<Drop, LongAdder> counts;

    public DropCounts() {
        Map<Drop, LongAdder> adders = new EnumMap<>(Drop.class);
        for (Drop drop : Drop.values()) {
            adders.put(drop, new LongAdder());
        }
        counts = Collections.unmodifiableMap(adders);
    }

    public void count(Drop drop, String detail) {
        count(drop, 1, detail);
    }

    void count(Drop drop, int number, String detail) {
        adder(drop).add(number);
        LOG.debug("dropped {} of {}: {}", number, drop.words(), detail);
    }

    /** How many of one kind were dropped since the start. */
    public long of(Drop drop) {
        return adder(drop).sum();
    }

    /** All kinds that occurred, in the order of {@link Drop}. */
    public Map<Drop, Long> occurred() {
        Map<Drop, Long> occurred = new EnumMap<>(Drop.class);
        counts.forEach((drop, adder) -> {
            if (adder.sum() > 0) {
                occurred.put(drop, adder.sum());
            }
        });
        return occurred;
    }

    private LongAdder adder(Drop drop) {
        LongAdder adder = counts.get(drop);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + drop);
        }
        return adder;
    }
}

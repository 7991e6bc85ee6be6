// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a peer was given up of late, and what that earns it; rule M24. */
final class Flaps {

    /** So long a failure is counted for people. */
    static final Duration COUNTED = Duration.ofHours(1);

    /** So long it makes others more patient. */
    static final Duration WEIGHED = Duration.ofMinutes(10);

    /** So many failures within that time are no pattern. */
    static final int NO_PATTERN = 2;

    /** Patience beyond that would hide a peer that is truly gone. */
    static final int MOST_PATIENCE = 8;

    private static final int REMEMBERED = 32;

    private final Deque<Long> failures = new ArrayDeque<>();

    void failed(long nowNanos) {
        failures.addLast(nowNanos);
        if (failures.size() > REMEMBERED) {
            failures.removeFirst();
        }
    }

    /** Failures of the last hour, at most 32. */
    int lately(long nowNanos) {
        return since(nowNanos - COUNTED.toNanos());
    }

    /** By how much longer it may be silent: 1, and 2, 4, 8 from the third failure in ten minutes on. */
    int patience(long nowNanos) {
        int pattern = since(nowNanos - WEIGHED.toNanos()) - NO_PATTERN;
        return pattern <= 0 ? 1 : Math.min(MOST_PATIENCE, 1 << Math.min(pattern, Integer.SIZE - 2));
    }

    private int since(long nanos) {
        return (int) failures.stream().filter(at -> at >= nanos).count();
    }
}

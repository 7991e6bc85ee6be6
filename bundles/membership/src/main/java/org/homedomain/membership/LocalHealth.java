// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;

/**
 * How far this domain trusts its own haste: the local health multiplier of Lifeguard (Dadgar, Phillips, Currey 2018,
 * section IV.A); rule M12.
 */
final class LocalHealth {

    /** Most that timeouts are stretched, less one. */
    static final int MAX_SCORE = 7;

    /** So late, the process must have stood still. */
    static final Duration STALL = Duration.ofMillis(400);

    /** So late, it is slow, and should be slow to judge. */
    static final Duration LATE = Duration.ofMillis(150);

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final Duration BURST = Duration.ofMillis(500);

    /** A process that has just started is slow for once, which says nothing of later. */
    static final Duration WARMING_UP = Duration.ofSeconds(5);

    private int score;
    private long changedAt;
    private long warmAt = Long.MIN_VALUE;

    /** The process has started. */
    void started(long now) {
        warmAt = now + WARMING_UP.toNanos();
    }

    /** It was late, or stood still. */
    void late(long now) {
        if (now >= warmAt) {
            worse(now);
        }
    }

    /** It was slow, was suspected, or accused somebody who lives. What comes in a burst counts once. */
    void worse(long now) {
        if (score == 0 || now - changedAt >= BURST.toNanos()) {
            score = Math.min(MAX_SCORE, score(now) + 1);
            changedAt = now;
        }
    }

    /** 0 if nothing was wrong lately; falls by one each 10 s. */
    int score(long now) {
        if (score == 0) {
            return 0;
        }
        long recovered = (now - changedAt) / RECOVERY.toNanos();
        return (int) Math.max(0, score - recovered);
    }
}

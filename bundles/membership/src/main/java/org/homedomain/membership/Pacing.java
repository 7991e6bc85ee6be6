// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a domain does what; docs/membership.md tells what raising each one costs.
 *
 * @param dialTimeout bound on an exchange with an address that has not answered yet
 * @param isolationCheck how often a lonely domain dials again where it found nobody
 * @param isolationTimeout how long without contact to an original until it counts as gone
 * @param heartbeatCheck how often an original is contacted
 * @param beatInterval how often a sign of life is given to those who watch; the same in the whole dominion, since a
 *     watcher judges by its own
 * @param suspicionTimeout how long a suspect has to refute
 */
public record Pacing(
        Duration dialTimeout,
        Range isolationCheck,
        Range isolationTimeout,
        Range heartbeatCheck,
        Duration beatInterval,
        Duration suspicionTimeout) {

    /** The defaults of our own domains. */
    public static final Pacing DEFAULT = new Pacing(
            Duration.ofSeconds(3),
            new Range(Duration.ofMillis(500), Duration.ofSeconds(10)),
            new Range(Duration.ofSeconds(5), Duration.ofSeconds(100)),
            new Range(Duration.ofSeconds(1), Duration.ofSeconds(40)),
            Duration.ofMillis(800),
            Duration.ofSeconds(1));

    /**
     * A range from which an actual value is drawn, so that domains do not act in step; both ends included.
     *
     * @param min greater than zero
     * @param max at least {@code min}
     */
    public record Range(Duration min, Duration max) {

        long drawNanos(RandomGenerator random) {
            return random.nextLong(min.toNanos(), max.toNanos() + 1);
        }
    }

    /** Bound on an exchange that is to show whether a peer lives: half a beat, 0.25 to 1 s. */
    Duration probeDeadline() {
        long millis = Math.min(1_000, Math.max(250, beatInterval.toMillis() / 2));
        return Duration.ofMillis(millis);
    }

    /** Bound on an exchange with a peer that is known: as long as a beat, 0.5 to 2 s. */
    Duration beatDeadline() {
        long millis = Math.min(2_000, Math.max(500, beatInterval.toMillis()));
        return Duration.ofMillis(millis);
    }
}

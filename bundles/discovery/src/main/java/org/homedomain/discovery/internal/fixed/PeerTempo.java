// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.homedomain.spi.discovery.Posture;

/** How often a configured peer is told of. */
final class PeerTempo {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(60);

    private PeerTempo() {}

    /** The gap after so many tellings in this posture, not yet shifted: doubling while lonely, else the longest. */
    static Duration gap(Posture posture, int told) {
        if (posture != Posture.LONELY || told > 6) {
            return LONGEST;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.max(0, told - 1));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Shifts a gap by up to a tenth, so that domains do not act in step. */
    static Duration shifted(Duration gap, RandomGenerator random) {
        return gap.multipliedBy(random.nextInt(90, 111)).dividedBy(100);
    }
}

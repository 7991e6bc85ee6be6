// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import java.time.Duration;

/**
 * What the rows of faults assert. The bounds need no luck on processors that a dozen processes share; what is measured
 * is printed beside them and is what counts.
 */
final class Bounds {

    /** From kill -9 until all others have given it up. Its streams break at once. */
    static final Duration KILL = Duration.ofSeconds(3);

    /** From silence of any kind until all others have given it up: missed beats and the suspicion time. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** From the end of the fault until all know all again. Who failed is called every three seconds. */
    static final Duration HEAL = Duration.ofSeconds(10);

    /** From the healing of a partition until nothing changes any more in any view. */
    static final Duration ONE_VIEW = Duration.ofSeconds(5);

    /** From the activation of a newcomer until all know it. */
    static final Duration JOIN = Duration.ofSeconds(5);

    /** What a domain to which nothing happens sends, all headers included. */
    static final double IDLE_BYTES_PER_SECOND = 1_500;

    /** From kill -9 until all know, where packets are lost: that it is noticed at all. */
    static final Duration KILL_UNDER_LOSS = Duration.ofMinutes(1);

    /** Healthy domains that may be removed in an hour of one domain at 20 % loss; at 5 % none may. */
    static final double REMOVALS_PER_DOMAIN_HOUR = 1;

    private Bounds() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Waits for a condition, bounded. */
final class Await {

    /** Far more than any machine needs; reached only by a defect. */
    static final Duration BOUND = Duration.ofSeconds(60);

    private Await() {}

    /** Asks again and again until the answer suits; fails with the last answer. */
    static <T> T until(Callable<T> question, Predicate<T> suits) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(BOUND)
                .until(question, suits);
    }
}

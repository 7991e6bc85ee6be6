// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a condition, bounded. */
final class Await {

    /** Far more than any machine needs; reached only by a defect. */
    static final Duration BOUND = Duration.ofSeconds(60);

    private Await() {}

    /** Asks again and again until the answer suits; fails with the last answer. */
    static <T> T until(Callable<T> question, Predicate<T> suits) throws Exception {
        long deadline = System.nanoTime() + BOUND.toNanos();
        T answer = question.call();
        while (!suits.test(answer)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + BOUND.toSeconds() + " s; last: " + answer);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            answer = question.call();
        }
        return answer;
    }
}

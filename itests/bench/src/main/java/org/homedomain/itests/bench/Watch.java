// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.function.Supplier;

/** Where the benchmark waits for what its processes say: woken by every line, never by time alone. */
final class Watch {

    /** A process that ends says nothing, so the condition is looked at now and then as well. */
    private static final long LOOK_MILLIS = 500;

    /** Something happened. */
    synchronized void changed() {
        notifyAll();
    }

    /** What is waited for. */
    interface Condition {
        /** Whether it holds. */
        boolean holds() throws BenchException;
    }

    /** Waits until the condition holds; returns whether it did within the bound. */
    synchronized boolean await(Duration bound, Condition condition) throws BenchException, InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, Math.min(LOOK_MILLIS, Duration.ofNanos(left).toMillis())));
        }
        return true;
    }

    /** Waits, and fails with a sentence that says what was waited for and what is missing. */
    void require(Duration bound, String what, Condition condition, Supplier<String> missing)
            throws BenchException, InterruptedException {
        if (!await(bound, condition)) {
            throw new BenchException("waited " + bound.toSeconds() + " s for " + what + ": " + missing.get());
        }
    }

    /** Lets time pass, in which nothing may fail. */
    void pass(Duration time, Condition failure) throws BenchException, InterruptedException {
        await(time, () -> {
            failure.holds();
            return false;
        });
    }
}

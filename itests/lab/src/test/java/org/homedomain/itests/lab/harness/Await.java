// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, never longer than a bound. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What is timed shares the processors with the tests that look. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(250);

    private Await() {}

    /** Returns once the condition holds; {@code what} goes into the message if it never does. */
    public static void until(Duration bound, String what, BooleanSupplier condition) {
        value(bound, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** As {@link #until}, but looks rarely; for what tells by itself when it happened. */
    public static void untilTold(Duration bound, String what, BooleanSupplier condition) {
        value(bound, LONG_PAUSE, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first value that there is. */
    public static <T> T value(Duration bound, String what, Supplier<Optional<T>> source) {
        return value(bound, PAUSE, what, source);
    }

    private static <T> T value(Duration bound, Duration pause, String what, Supplier<Optional<T>> source) {
        long start = System.nanoTime();
        Optional<T> found = source.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - start > bound.toNanos()) {
                throw new AssertionError("waited " + bound.toMillis() + " ms in vain for " + what);
            }
            pause(pause);
            found = source.get();
        }
        return found.get();
    }

    /** Lets the network go on for a fixed time: only where the absence of something is the subject. */
    public static void quiet(Duration time) {
        pause(time);
    }

    private static void pause(Duration time) {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this latch down");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}

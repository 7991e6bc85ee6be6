// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for conditions, never longer than a bound. */
public final class Await {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    /** What is timed shares the processors with the tests that look. */
    private static final Duration RARE_INTERVAL = Duration.ofMillis(250);

    /** The last look of {@link #holds} may come a little late. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private Await() {}

    /** Returns once the condition holds; {@code what} goes into the message if it never does. */
    public static void until(Duration bound, String what, BooleanSupplier condition) {
        looking(bound, INTERVAL, what).until(condition::getAsBoolean);
    }

    /** As {@link #until}, but looks rarely; for what tells by itself when it happened. */
    public static void untilTold(Duration bound, String what, BooleanSupplier condition) {
        looking(bound, RARE_INTERVAL, what).until(condition::getAsBoolean);
    }

    /** The first value that there is. */
    public static <T> T value(Duration bound, String what, Supplier<Optional<T>> source) {
        return looking(bound, INTERVAL, what)
                .until(source::get, Optional::isPresent)
                .orElseThrow();
    }

    /** Looks for that long, rarely, and fails at once when the condition does not hold. */
    public static void holds(Duration time, String what, BooleanSupplier condition) {
        looking(time.plus(SLACK), RARE_INTERVAL, what)
                .failFast("it did not hold: " + what, () -> !condition.getAsBoolean())
                .during(time)
                .until(condition::getAsBoolean);
    }

    /** Looks at once, then again and again, on this thread: a look that takes long is not cut off. */
    private static ConditionFactory looking(Duration bound, Duration interval, String what) {
        return Awaitility.await(what)
                .pollInSameThread()
                .atMost(bound)
                .pollDelay(Duration.ZERO)
                .pollInterval(interval);
    }
}

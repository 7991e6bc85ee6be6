// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks in order, one at a time, never one within another. What a task throws is logged and ends only that task. */
final class SerialLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SerialLoop.class);
    private static final Duration LAST_TASK = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;
    private @Nullable ScheduledFuture<?> alarm;

    SerialLoop(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread started = new Thread(work, threadName);
            started.setDaemon(true);
            thread = started;
            return started;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs the task later; after {@link #close} never. */
    void post(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("A task came after the loop had ended.");
        }
    }

    /** Runs the task after a delay; after {@link #close} never. */
    void later(Duration delay, Runnable task) {
        var unused = schedule(delay, task);
    }

    private @Nullable ScheduledFuture<?> schedule(Duration delay, Runnable task) {
        try {
            return executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("A task came after the loop had ended.");
            return null;
        }
    }

    /** The result of a task, as soon as it ran; exceptionally if it threw or the loop has ended. */
    <T> CompletableFuture<T> ask(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, executor);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    /** Runs the task after a delay instead of the one set before. Call on the loop. */
    void setAlarm(Duration delay, Runnable task) {
        assertHere();
        ScheduledFuture<?> earlier = alarm;
        if (earlier != null) {
            earlier.cancel(false);
        }
        alarm = schedule(delay, task);
    }

    void assertHere() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "must run on the loop, was on " + Thread.currentThread().getName());
        }
    }

    /** Lets the tasks run that were posted, waits for them a second at most, and ends the thread. */
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_TASK.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | AssertionError unexpected) {
            LOG.error("A task of the registry failed; please report this.", unexpected);
        }
    }
}

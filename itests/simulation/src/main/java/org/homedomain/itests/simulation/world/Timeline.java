// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.time.Duration;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to happen, in the order of (time, sequence); time stands still while something happens. */
public final class Timeline {

    /** Something that is to happen. */
    public static final class Task implements Comparable<Task> {

        private final long at;
        private final long sequence;
        private @Nullable Runnable work;

        private Task(long at, long sequence, Runnable work) {
            this.at = at;
            this.sequence = sequence;
            this.work = work;
        }

        /** It will not happen. */
        public void cancel() {
            work = null;
        }

        /** Whether it is still to happen. */
        boolean isWaiting() {
            return work != null;
        }

        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(sequence, other.sequence);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(sequence);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long sequence;

    /** Nanoseconds since the beginning. */
    public long now() {
        return now;
    }

    /** Does something at a moment, at once if it has passed. */
    public Task at(long nanos, Runnable work) {
        sequence++;
        Task task = new Task(Math.max(nanos, now), sequence, work);
        tasks.add(task);
        return task;
    }

    /** Does something later. */
    public Task later(long nanos, Runnable work) {
        return at(now + nanos, work);
    }

    /** Does something later. */
    public Task later(Duration delay, Runnable work) {
        return at(now + delay.toNanos(), work);
    }

    /** Lets one thing happen if it is due by then; false if there is none, and then it is that time. */
    public boolean next(long untilNanos) {
        Task task = tasks.peek();
        if (task == null || task.at > untilNanos) {
            now = Math.max(now, untilNanos);
            return false;
        }
        tasks.remove();
        now = task.at;
        Runnable work = task.work;
        if (work != null) {
            task.work = null;
            work.run();
        }
        return true;
    }

    /** So many things are to happen or were cancelled. */
    public int size() {
        return tasks.size();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a process has to do: done at once, or in order as soon as it neither stands still nor is busy. */
final class Agenda {

    private final World world;
    private final Host host;
    private final Deque<Runnable> inbox = new ArrayDeque<>();
    private final Deque<Runnable> overdue = new ArrayDeque<>();
    private Timeline.@Nullable Task catchingUp;
    private boolean running = true;
    private long busyUntil;

    Agenda(World world, Host host) {
        this.world = world;
        this.host = host;
    }

    /** Whether the process is there. */
    boolean isRunning() {
        return running;
    }

    /** Something came. */
    void hear(Runnable work) {
        enqueue(work, inbox);
    }

    /** As {@link #hear}, for what its own clock asked for. */
    void overdue(Runnable work) {
        enqueue(work, overdue);
    }

    /** What is done now takes as long as the host is slow. */
    void takesTime() {
        busyUntil = world.now() + host.slowness();
    }

    /** A standstill ended before its time. */
    void resumed() {
        if (catchingUp != null) {
            catchingUp.cancel();
            catchingUp = null;
            catchUpLater();
        }
    }

    /** The process is gone. */
    void end() {
        running = false;
    }

    private void enqueue(Runnable work, Deque<Runnable> queue) {
        if (!running) {
            return;
        }
        if (inbox.isEmpty() && overdue.isEmpty() && ableAt() <= world.now()) {
            work.run();
        } else {
            queue.add(work);
            catchUpLater();
        }
    }

    private long ableAt() {
        return Math.max(busyUntil, host.pausedUntil());
    }

    private void catchUpLater() {
        if (catchingUp == null) {
            catchingUp = world.timeline().at(ableAt(), this::catchUp);
        }
    }

    /** After a standstill timers and messages are there at once: which comes first is chance. */
    private void catchUp() {
        catchingUp = null;
        boolean timersFirst = world.random().nextBoolean();
        while (running && ableAt() <= world.now()) {
            Deque<Runnable> first = timersFirst ? overdue : inbox;
            Deque<Runnable> second = timersFirst ? inbox : overdue;
            Runnable work = first.isEmpty() ? second.poll() : first.poll();
            if (work == null) {
                return;
            }
            work.run();
        }
        if (running && !(inbox.isEmpty() && overdue.isEmpty())) {
            catchUpLater();
        }
    }
}

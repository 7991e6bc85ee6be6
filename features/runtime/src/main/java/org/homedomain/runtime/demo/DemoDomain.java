// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One domain of the demo, a process of its own.
 *
 * @param name its room
 * @param pid its process
 * @param started what tells it from another process that gets the same number later
 */
record DemoDomain(String name, long pid, String started) {

    /** How long it may take to leave the dominion before it is killed. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Where the start stands in {@code /proc/PID/stat}, counted from behind the name; see proc(5). */
    private static final int START_TICKS = 20;

    static DemoDomain of(String name, ProcessHandle process) {
        return new DemoDomain(name, process.pid(), start(process));
    }

    /**
     * When the process began. On Linux that is counted in ticks from the start of the machine: Java makes a time of it
     * that moves when the clock is set.
     */
    private static String start(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).split(" ", START_TICKS + 2)[START_TICKS];
        } catch (IOException e) {
            return process.info().startInstant().map(Instant::toString).orElse("-");
        }
    }

    /** The process while it lives. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> start(handle)
                .equals(started));
    }

    boolean lives() {
        return process().isPresent();
    }

    /** Completes when the process has ended. */
    CompletableFuture<?> onEnd() {
        return process()
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Asks the process to end, without waiting. */
    void terminate() {
        process().ifPresent(ProcessHandle::destroy);
    }

    /** Waits for the end and, after {@link #PATIENCE}, enforces it. */
    void awaitEnd() throws InterruptedException {
        awaitEnd(PATIENCE);
    }

    /** Waits for the end and, after that time, enforces it. */
    void awaitEnd(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.get().destroyForcibly();
            process.get().onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line of the demo's list of processes. */
    String toLine() {
        return pid + " " + started + " " + name;
    }

    /** Empty for a line that is none. */
    static Optional<DemoDomain> ofLine(String line) {
        String[] words = line.split(" ", 3);
        return words.length == 3 && words[0].matches("\\d{1,18}")
                ? Optional.of(new DemoDomain(words[2], Long.parseLong(words[0]), words[1]))
                : Optional.empty();
    }
}

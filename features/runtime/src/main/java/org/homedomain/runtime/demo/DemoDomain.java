// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One domain of the demo, a process of its own.
 *
 * @param name its room
 * @param pid its process
 * @param started when that process began, as the operating system tells: another process may get the same number later
 */
record DemoDomain(String name, long pid, Optional<Instant> started) {

    /** How long it may take to leave the dominion before it is killed. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    static DemoDomain of(String name, ProcessHandle process) {
        return new DemoDomain(name, process.pid(), process.info().startInstant());
    }

    /** The process while it lives. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().startInstant().equals(started));
    }

    boolean lives() {
        return process().isPresent();
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
        return pid + " " + started.map(Instant::toString).orElse("-") + " " + name;
    }

    static DemoDomain ofLine(String line) {
        String[] words = line.split(" ", 3);
        Optional<Instant> started = words[1].equals("-") ? Optional.empty() : Optional.of(Instant.parse(words[1]));
        return new DemoDomain(words[2], Long.parseLong(words[0]), started);
    }
}

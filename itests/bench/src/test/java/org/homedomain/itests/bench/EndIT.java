// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** However the benchmark ends, all that it started ends with it; by itself it would go on for longer than is waited. */
class EndIT {

    private static final long BOUND_SECONDS = 60;
    private static final long LOOK_MILLIS = 50;

    @Test
    void takesItsMembersAlongWhenItIsTerminated() throws Exception {
        takesItsMembersAlong("terminated", ProcessHandle::destroy);
    }

    @Test
    void takesItsMembersAlongWhenItIsKilled() throws Exception {
        takesItsMembersAlong("killed", ProcessHandle::destroyForcibly);
    }

    private static void takesItsMembersAlong(String name, Consumer<ProcessHandle> end) throws Exception {
        try (Benched bench =
                new Benched(name, Map.of(), "kill", "--n", "2", "--runs", "1000", "--systems", "homedomain")) {
            List<ProcessHandle> started = awaitMember(bench);
            end.accept(bench.process().toHandle());
            assertThat(bench.await()).isNotZero();
            for (ProcessHandle each : started) {
                awaitEnd(each);
            }
        }
    }

    /** All processes of the benchmark, once a domain is among them. */
    private static List<ProcessHandle> awaitMember(Benched bench)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (System.nanoTime() < end) {
            List<ProcessHandle> started = bench.process().descendants().toList();
            if (started.stream().anyMatch(EndIT::isDomain)) {
                return started;
            }
            bench.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            assertThat(bench.process().isAlive()).as(bench.errors()).isTrue();
        }
        throw new AssertionError("no domain was started: " + bench.errors());
    }

    private static boolean isDomain(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("--headless"))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        CompletableFuture<ProcessHandle> end = process.onExit();
        assertThat(end.get(BOUND_SECONDS, TimeUnit.SECONDS).isAlive()).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** However the benchmark ends, all that it started ends with it; by itself it would go on for longer than is waited. */
class EndIT {

    private static final long BOUND_SECONDS = 60;

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
            bench.awaitStarted(1, "--headless");
            List<ProcessHandle> started = bench.process().descendants().toList();
            end.accept(bench.process().toHandle());
            assertThat(bench.await()).isNotZero();
            for (ProcessHandle each : started) {
                awaitEnd(each);
            }
        }
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        CompletableFuture<ProcessHandle> end = process.onExit();
        assertThat(end.get(BOUND_SECONDS, TimeUnit.SECONDS).isAlive()).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A leak of a library that came with us is seen, and what the tests themselves run is not. */
class TracesIT {

    @Test
    void threadsOfLibrariesAreOurs() throws Exception {
        Traces traces = new Traces();
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = List.of(blocked("grpc-default-worker-3", end), blocked("a test's own", end));

        assertThat(traces.ourThreads()).containsOnlyKeys("grpc-default-worker-#");

        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(traces.ourThreads()).isEmpty();
    }

    private static Thread blocked(String name, CountDownLatch end) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    started.countDown();
                    awaitQuietly(end);
                },
                name);
        thread.start();
        started.await();
        return thread;
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

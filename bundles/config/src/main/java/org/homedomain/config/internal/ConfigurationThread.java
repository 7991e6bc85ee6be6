// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one thread of this bundle. */
final class ConfigurationThread {

    static final String NAME = "homedomain-config";
    private static final long END_SECONDS = 5;

    private ConfigurationThread() {}

    static ScheduledExecutorService start() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, NAME);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends it after what it is doing; interrupts that only if it takes too long. Returns whether it ended in time. */
    static boolean end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

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

    /** Ends it. Returns whether it ended in time. */
    static boolean end(ScheduledExecutorService executor) {
        executor.shutdownNow();
        try {
            return executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait until a domain takes a command, which it says at once.
 *
 * @param bound then it is given up
 * @param complaint said once if it takes a while
 */
record Patience(Duration bound, Runnable complaint) {

    /** A domain on a busy machine answers sooner. */
    static final Duration A_WHILE = Duration.ofSeconds(2);

    /** Watches a connection, which it closes in the end, until it is told that there was an answer. */
    Watch watch(SocketChannel channel) {
        return new Watch(channel, bound, complaint);
    }

    /** What happens unless there is an answer. A socket of this kind knows no time limit of its own. */
    static final class Watch {

        private final CompletableFuture<Void> complaining;
        private final CompletableFuture<Void> ending;
        private volatile boolean gaveUp;

        private Watch(SocketChannel channel, Duration bound, Runnable complaint) {
            complaining = CompletableFuture.runAsync(complaint, after(A_WHILE));
            ending = CompletableFuture.runAsync(() -> giveUp(channel), after(bound));
        }

        private static Executor after(Duration delay) {
            return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void giveUp(SocketChannel channel) {
            gaveUp = true;
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void answered() {
            complaining.cancel(false);
            ending.cancel(false);
        }

        boolean gaveUp() {
            return gaveUp;
        }
    }
}

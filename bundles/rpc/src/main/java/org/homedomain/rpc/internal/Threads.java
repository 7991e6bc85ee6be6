// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All threads of this bundle. gRPC would make its own otherwise, shared by all of the process, and those outlive a
 * stopped bundle.
 */
public final class Threads implements AutoCloseable {

    /** Prefix of their names. */
    public static final String PREFIX = "homedomain-rpc-";

    private static final int LOOPS = 2;
    private static final int WORKERS = 4;
    private static final long STOP_MILLIS = 1_000;

    private final EventLoopGroup loops;
    private final ThreadPoolExecutor workers;

    public Threads() {
        loops = new MultiThreadIoEventLoopGroup(LOOPS, named("loop-"), NioIoHandler.newFactory());
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("worker-"));
        workers.allowCoreThreadTimeOut(true);
    }

    /** Carries bytes; must not be blocked. */
    public EventLoopGroup loops() {
        return loops;
    }

    /** For timers; what they run must not block. */
    public ScheduledExecutorService timers() {
        return loops;
    }

    /** Runs what is more than carrying bytes. */
    public ExecutorService workers() {
        return workers;
    }

    /** Ends all threads, within a second. */
    @Override
    public void close() {
        workers.shutdown();
        loops.shutdownGracefully(0, STOP_MILLIS / 2, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(STOP_MILLIS, TimeUnit.MILLISECONDS);
        workers.shutdownNow();
    }

    private static ThreadFactory named(String kind) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, PREFIX + kind + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

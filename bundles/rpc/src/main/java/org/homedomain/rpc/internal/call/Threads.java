// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.call;

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
    private static final int RESOLVERS = 2;
    private static final long LOOPS_STOP_MILLIS = 700;
    private static final long WORKERS_STOP_MILLIS = 300;

    private final EventLoopGroup loops;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor resolvers;

    public Threads() {
        loops = new MultiThreadIoEventLoopGroup(LOOPS, named("loop-"), NioIoHandler.newFactory());
        workers = pool(WORKERS, "worker-");
        resolvers = pool(RESOLVERS, "resolver-");
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

    /** Asks for the addresses of host names, which may take many seconds: nothing else waits for these threads. */
    public ExecutorService resolvers() {
        return resolvers;
    }

    /**
     * Ends all threads, within a second or so. Server and channels have to be closed before: what they still have to say
     * runs on the workers, which therefore end last.
     */
    @Override
    public void close() {
        resolvers.shutdownNow();
        loops.shutdownGracefully(0, LOOPS_STOP_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LOOPS_STOP_MILLIS, TimeUnit.MILLISECONDS);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(WORKERS_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(int size, String kind) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(kind));
        pool.allowCoreThreadTimeOut(true);
        return pool;
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

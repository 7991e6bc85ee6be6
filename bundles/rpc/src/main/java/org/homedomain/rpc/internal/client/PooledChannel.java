// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel to one address, and what is known of it. */
final class PooledChannel {

    private final InetSocketAddress address;
    private final ManagedChannel channel;
    private final long madeNanos;
    private volatile long lastUseNanos;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile boolean proven;
    private volatile boolean doubted;

    PooledChannel(InetSocketAddress address, ManagedChannel channel, long nowNanos) {
        this.address = address;
        this.channel = channel;
        this.madeNanos = nowNanos;
        this.lastUseNanos = nowNanos;
    }

    InetSocketAddress address() {
        return address;
    }

    ManagedChannel channel() {
        return channel;
    }

    void used(long nowNanos) {
        lastUseNanos = nowNanos;
    }

    long lastUseNanos() {
        return lastUseNanos;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - madeNanos;
    }

    boolean isConnecting() {
        return channel.getState(false) == ConnectivityState.CONNECTING;
    }

    /** A call on it ended before the connection stood. */
    void doubt() {
        doubted = true;
    }

    /** Whether that happened, and it does not stand yet. */
    boolean isDoubtful() {
        return doubted && isConnecting();
    }

    /** A call is under way on it or a stream open: it is in use, however long ago that began. */
    void useBegins() {
        uses.incrementAndGet();
    }

    void useEnds() {
        uses.decrementAndGet();
    }

    boolean isInUse() {
        return uses.get() > 0;
    }

    void prove() {
        proven = true;
    }

    /** Whether a call on it has succeeded: if one fails now, the connection broke, and a new one may do. */
    boolean proven() {
        return proven;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel to one address, and what is known of it. */
final class PooledChannel {

    private final InetSocketAddress address;
    private final ManagedChannel channel;
    private volatile long lastUseNanos;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean proven;

    PooledChannel(InetSocketAddress address, ManagedChannel channel, long nowNanos) {
        this.address = address;
        this.channel = channel;
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

    /** A stream is open on it: it is in use, however long nobody calls. */
    void streamOpened() {
        streams.incrementAndGet();
    }

    void streamEnded() {
        streams.decrementAndGet();
    }

    boolean hasStreams() {
        return streams.get() > 0;
    }

    void prove() {
        proven = true;
    }

    /** Whether a call on it has succeeded: if one fails now, the connection broke, and a new one may do. */
    boolean proven() {
        return proven;
    }
}

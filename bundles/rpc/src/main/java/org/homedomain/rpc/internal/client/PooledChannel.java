// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;

/** A channel to one address, and what is known of it. */
final class PooledChannel {

    private final InetSocketAddress address;
    private final ManagedChannel channel;
    private volatile long lastUseNanos;
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

    void prove() {
        proven = true;
    }

    /** Whether a call on it has succeeded: if one fails now, the connection broke, and a new one may do. */
    boolean proven() {
        return proven;
    }
}

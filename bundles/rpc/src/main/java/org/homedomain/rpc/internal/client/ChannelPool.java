// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.wire.WireCaps;

/**
 * One channel for each address that is in use; thread-safe.
 *
 * <p>A channel whose connection failed is dropped instead of left to reconnect: gRPC would sit in its own back-off when
 * we ask again, and dial by itself when we do not.
 */
final class ChannelPool implements AutoCloseable {

    /** Most channels; beyond, the one unused for longest goes. */
    static final int MAX_CHANNELS = 512;

    /** Channels unused for so long are closed. */
    static final Duration MAX_IDLE = Duration.ofMinutes(5);

    /**
     * So long calls share a connection that does not stand yet, though one was late already. TCP itself repeats an
     * unanswered request to connect after this time (RFC 6298), so no chance is lost; making a channel for each call to
     * a machine that is gone costs more than all else that is done about it.
     */
    static final Duration ATTEMPT = Duration.ofSeconds(1);

    /** What is known of an address, the best first. */
    enum Standing {
        /** A call has succeeded on the connection that is there. */
        PROVEN,
        /** There is a channel. */
        TRIED,
        /** There is none, or a call on it was late already while it does not stand yet. */
        UNTRIED
    }

    private static final long STOP_MILLIS = 300;
    private static final int WINDOW = 64 << 10;

    private final Map<InetSocketAddress, PooledChannel> channels = new LinkedHashMap<>(16, 0.75f, true);
    private final Threads threads;
    private final Traffic traffic;
    private final Supplier<Duration> connectTimeout;
    private final LongSupplier nanos;
    private boolean closed;

    ChannelPool(Threads threads, Traffic traffic, Supplier<Duration> connectTimeout, LongSupplier nanos) {
        this.threads = threads;
        this.traffic = traffic;
        this.connectTimeout = connectTimeout;
        this.nanos = nanos;
    }

    /**
     * The channel to an address, made if there is none.
     *
     * @throws IllegalStateException after closing
     */
    PooledChannel get(InetSocketAddress address) {
        long now = nanos.getAsLong();
        List<PooledChannel> evicted;
        PooledChannel channel;
        synchronized (channels) {
            if (closed) {
                throw new IllegalStateException("the transport is closed");
            }
            Optional<PooledChannel> hopeless = Optional.ofNullable(channels.get(address))
                    .filter(known -> known.isDoubtful() && known.ageNanos(now) >= ATTEMPT.toNanos());
            hopeless.ifPresent(known -> channels.remove(address));
            channel = channels.computeIfAbsent(address, missing -> make(missing, now));
            channel.used(now);
            evicted = evict(now);
            hopeless.ifPresent(evicted::add);
        }
        evicted.forEach(ChannelPool::release);
        return channel;
    }

    private PooledChannel make(InetSocketAddress address, long now) {
        PooledChannel channel = new PooledChannel(address, open(address), now);
        watch(channel);
        return channel;
    }

    /** Calls under way see it fail, and drop it; when the connection turns out to be impossible there may be none. */
    private void watch(PooledChannel channel) {
        ConnectivityState state = channel.channel().getState(false);
        if (state == ConnectivityState.TRANSIENT_FAILURE && !channel.isInUse()) {
            drop(channel);
        } else if (state != ConnectivityState.SHUTDOWN) {
            channel.channel().notifyWhenStateChanged(state, () -> watch(channel));
        }
    }

    /**
     * How an address stands: one that another call is just trying comes before those that nobody does, so that calls to
     * one peer share a connection from the first on.
     */
    Standing standing(InetSocketAddress address) {
        synchronized (channels) {
            // get() would count as use
            return channels.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(address))
                    .map(entry -> standingOf(entry.getValue()))
                    .findFirst()
                    .orElse(Standing.UNTRIED);
        }
    }

    private static Standing standingOf(PooledChannel channel) {
        if (channel.isDoubtful()) {
            return Standing.UNTRIED;
        }
        return channel.proven() ? Standing.PROVEN : Standing.TRIED;
    }

    /** Whether a connection to the address stands. */
    boolean isConnected(InetSocketAddress address) {
        synchronized (channels) {
            return channels.entrySet().stream()
                    .anyMatch(entry -> entry.getKey().equals(address)
                            && entry.getValue().channel().getState(false) == ConnectivityState.READY);
        }
    }

    /** A call on it got no answer in time: the connection is stuck, or does not stand yet. */
    void late(PooledChannel channel) {
        if (channel.isConnecting()) {
            channel.doubt();
        } else {
            drop(channel);
        }
    }

    /** Drops a channel; calls on it that still run may end. */
    void drop(PooledChannel channel) {
        synchronized (channels) {
            channels.remove(channel.address(), channel);
        }
        release(channel);
    }

    /** Drops the channels to some addresses. */
    void dropIf(Predicate<InetSocketAddress> unwanted) {
        List<PooledChannel> dropped = new ArrayList<>();
        synchronized (channels) {
            channels.values().removeIf(channel -> unwanted.test(channel.address()) && dropped.add(channel));
        }
        dropped.forEach(ChannelPool::release);
    }

    int size() {
        synchronized (channels) {
            return channels.size();
        }
    }

    @Override
    public void close() {
        List<PooledChannel> all;
        synchronized (channels) {
            closed = true;
            all = List.copyOf(channels.values());
            channels.clear();
        }
        all.forEach(channel -> channel.channel().shutdownNow());
        try {
            for (PooledChannel channel : all) {
                boolean ended = channel.channel().awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
                if (!ended) {
                    break; // the event loops end soon, and take it with them
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The map is in order of use: idle and surplus channels come first. */
    private List<PooledChannel> evict(long now) {
        List<PooledChannel> evicted = new ArrayList<>();
        int surplus = channels.size() - MAX_CHANNELS;
        var oldest = channels.values().iterator();
        while (oldest.hasNext()) {
            PooledChannel channel = oldest.next();
            if (channel.isInUse()) {
                continue;
            }
            if (evicted.size() >= surplus && now - channel.lastUseNanos() < MAX_IDLE.toNanos()) {
                break;
            }
            oldest.remove();
            evicted.add(channel);
        }
        return evicted;
    }

    /** Not at once: another call may be under way, which has a deadline and ends. */
    private static void release(PooledChannel channel) {
        channel.channel().shutdown();
    }

    /** gRPC makes a URI of the host's name, which admits neither every name of a link nor every host name. */
    private static InetSocketAddress nameless(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        try {
            InetAddress bare = ip instanceof Inet6Address scoped && scoped.getScopeId() != 0
                    ? Inet6Address.getByAddress(null, scoped.getAddress(), scoped.getScopeId())
                    : InetAddress.getByAddress(ip.getAddress());
            return new InetSocketAddress(bare, address.getPort());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("not 4 or 16 octets: " + ip, impossible);
        }
    }

    private ManagedChannel open(InetSocketAddress address) {
        long timeoutMillis = Math.min(connectTimeout.get().toMillis(), Integer.MAX_VALUE);
        return NettyChannelBuilder.forAddress(nameless(address))
                .usePlaintext()
                .eventLoopGroup(threads.loops())
                .channelType(NioSocketChannel.class, InetSocketAddress.class)
                .executor(threads.workers())
                .offloadExecutor(threads.workers())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeoutMillis)
                .flowControlWindow(WINDOW) // a fixed window: no pings to measure the line
                .maxInboundMessageSize(WireCaps.MAX_MESSAGE_SIZE)
                .idleTimeout(MAX_IDLE.toMillis(), TimeUnit.MILLISECONDS)
                .proxyDetector(target -> null)
                .disableRetry()
                .intercept(traffic.ofClient())
                .build();
    }
}

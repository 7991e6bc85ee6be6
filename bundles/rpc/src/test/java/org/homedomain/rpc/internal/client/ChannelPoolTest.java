// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.grpc.Deadline;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is dialled here: a channel connects at its first call. */
final class ChannelPoolTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Threads threads = new Threads();
    private final ChannelPool pool = new ChannelPool(threads, new Traffic(), () -> Duration.ofSeconds(3), nanos::get);

    @AfterEach
    void close() {
        pool.close();
        threads.close();
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void theChannelUnusedForLongestMakesRoom() {
        PooledChannel first = pool.get(address(1));
        PooledChannel second = pool.get(address(2));
        for (int port = 3; port <= ChannelPool.MAX_CHANNELS; port++) {
            pool.get(address(port));
        }
        assertThat(pool.get(address(1))).isSameAs(first);

        pool.get(address(60_000));

        assertThat(pool.size()).isEqualTo(ChannelPool.MAX_CHANNELS);
        assertThat(second.channel().isShutdown()).isTrue();
        assertThat(first.channel().isShutdown()).isFalse();
    }

    @Test
    void idleChannelsAreClosedWhenAnotherIsAskedFor() {
        PooledChannel idle = pool.get(address(1));
        nanos.addAndGet(ChannelPool.MAX_IDLE.toNanos() / 2);
        PooledChannel fresh = pool.get(address(2));
        nanos.addAndGet(ChannelPool.MAX_IDLE.toNanos() / 2);

        pool.get(address(3));

        assertThat(idle.channel().isShutdown()).isTrue();
        assertThat(fresh.channel().isShutdown()).isFalse();
        assertThat(pool.size()).isEqualTo(2);
    }

    /** Bridges of containers are called {@code br-1a2b}, hosts {@code living_room}; a URI admits neither. */
    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%br-x", "a_b"})
    void aNameThatIsNoneInAUriOpensAChannel(String name) throws Exception {
        byte[] octets = InetAddresses.forString(name.contains(":") ? "fe80::1" : "127.0.0.1")
                .getAddress();
        InetAddress ip = name.contains(":")
                ? Inet6Address.getByAddress(name, octets, 1)
                : InetAddress.getByAddress(name, octets);

        assertThat(pool.get(new InetSocketAddress(ip, 1)).channel().isShutdown())
                .isFalse();
    }

    @Test
    void anAddressThatCannotBeDialledFailsAtOnce() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere", 1);

        assertThat(new Dialer(pool, nanos::get)
                        .call(nowhere, Payload.SERVICES, new byte[0], Deadline.after(10, TimeUnit.SECONDS)))
                .isCompletedExceptionally();
    }

    @Test
    void aClosedPoolOpensNothing() {
        PooledChannel channel = pool.get(address(1));
        pool.close();

        assertThat(channel.channel().isShutdown()).isTrue();
        assertThatThrownBy(() -> pool.get(address(1))).isInstanceOf(IllegalStateException.class);
    }
}

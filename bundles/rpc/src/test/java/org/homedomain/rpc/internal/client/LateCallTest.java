// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.homedomain.proto.grpcdomain.DomainGrpc;
import org.homedomain.rpc.internal.Await;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the connection when a call on it gets no answer in time. */
final class LateCallTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Threads threads = new Threads();
    private final ChannelPool pool = new ChannelPool(threads, new Traffic(), () -> Duration.ofSeconds(30), nanos::get);
    private ServerSocket mute;

    @BeforeEach
    void listen() throws IOException {
        // The kernel accepts connections; nobody reads, so that HTTP/2 never stands.
        mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        threads.close();
        mute.close();
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void callInVain(InetSocketAddress address) {
        assertThatThrownBy(() -> new Dialer(pool, nanos::get)
                        .call(address, Payload.SERVICES, new byte[0], Deadline.after(50, TimeUnit.MILLISECONDS))
                        .join())
                .hasMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void theNextCallSharesAConnectionThatIsStillBeingMade() {
        InetSocketAddress address = address(mute.getLocalPort());
        PooledChannel first = pool.get(address);

        callInVain(address);
        nanos.addAndGet(ChannelPool.ATTEMPT.toNanos() - 1);

        assertThat(pool.get(address)).isSameAs(first);
    }

    @Test
    void oneThatDoesNotStandAfterASecondIsReplaced() {
        InetSocketAddress address = address(mute.getLocalPort());
        PooledChannel first = pool.get(address);

        callInVain(address);
        nanos.addAndGet(ChannelPool.ATTEMPT.toNanos());

        assertThat(pool.get(address)).isNotSameAs(first);
        assertThat(first.channel().isShutdown()).isTrue();
        assertThat(pool.size()).isEqualTo(1);
    }

    @Test
    void oneOnWhichNoCallWasLateIsNot() {
        InetSocketAddress address = address(mute.getLocalPort());
        PooledChannel first = pool.get(address);
        assertThat(first.channel().getState(true)).isEqualTo(ConnectivityState.IDLE);

        nanos.addAndGet(ChannelPool.ATTEMPT.multipliedBy(10).toNanos());

        assertThat(pool.get(address)).isSameAs(first);
    }

    @Test
    void itHasNoPrecedenceOverAnAddressThatNobodyTried() {
        InetSocketAddress address = address(mute.getLocalPort());
        pool.get(address);
        assertThat(pool.standing(address)).isEqualTo(ChannelPool.Standing.TRIED);

        callInVain(address);

        assertThat(pool.standing(address)).isEqualTo(ChannelPool.Standing.UNTRIED);
    }

    @Test
    void aConnectionThatStandsIsStuckAndDroppedAtOnce() throws Exception {
        Server silent = NettyServerBuilder.forAddress(address(0))
                .addService(ServerServiceDefinition.builder(DomainGrpc.SERVICE_NAME)
                        .addMethod(Payload.SERVICES, ServerCalls.asyncUnaryCall((request, caller) -> {}))
                        .build())
                .build()
                .start();
        try {
            InetSocketAddress address = address(silent.getPort());
            PooledChannel first = pool.get(address);
            Await.until(() -> first.channel().getState(true) == ConnectivityState.READY);

            callInVain(address);

            assertThat(first.channel().isShutdown()).isTrue();
            assertThat(pool.size()).isZero();
        } finally {
            silent.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatIsRefusedIsDroppedThoughNobodyCallsAnyMore() throws Exception {
        InetSocketAddress address = address(mute.getLocalPort());
        mute.close();
        PooledChannel first = pool.get(address);

        assertThat(first.channel().getState(true)).isEqualTo(ConnectivityState.IDLE);

        Await.until(() -> pool.size() == 0);
        assertThat(first.channel().isShutdown()).isTrue();
    }
}

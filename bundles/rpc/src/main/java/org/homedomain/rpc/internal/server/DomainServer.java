// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.wire.WireCaps;

/** The gRPC server of this domain, on all addresses; which connections are taken, the gate decides. */
public final class DomainServer implements AutoCloseable {

    private static final long STOP_MILLIS = 500;

    private final Server server;
    private final int port;
    private final LongSupplier refused;
    private final HealthStatusManager health;

    private DomainServer(Server server, LongSupplier refused, HealthStatusManager health) {
        this.server = server;
        this.port = server.getPort(); // not to be had once it is closed
        this.refused = refused;
        this.health = health;
    }

    /**
     * Starts to listen. Blocks while binding: not for an event loop.
     *
     * @param port 0 for a free one
     * @param nanos a clock that never goes back
     * @throws IOException if the port cannot be had
     */
    public static DomainServer start(
            int port,
            DomainService service,
            PeeringService peering,
            ConnectionGate gate,
            Threads threads,
            Traffic traffic,
            LongSupplier nanos)
            throws IOException {
        InboundAdmission admission = new InboundAdmission(threads.timers(), nanos);
        HealthStatusManager health = new HealthStatusManager();
        CallLimit sideCalls = new CallLimit(
                threads.timers(),
                new Places(ServerCaps.MAX_SIDE_CALLS, ServerCaps.MAX_SIDE_CALLS_PER_ADDRESS),
                new Rates(ServerCaps.SIDE_CALLS_PER_SECOND, nanos),
                ServerCaps.MAX_SIDE_CALL);
        CallLimit streams = new CallLimit(
                threads.timers(),
                new Places(ServerCaps.MAX_STREAMS, ServerCaps.MAX_STREAMS_PER_ADDRESS),
                new Rates(ServerCaps.SIDE_CALLS_PER_SECOND, nanos),
                ServerCaps.MAX_STREAM);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(port))
                .channelFactory(() -> new GuardedServerChannel(gate))
                .bossEventLoopGroup(threads.loops())
                .workerEventLoopGroup(threads.loops())
                .executor(threads.workers())
                .addTransportFilter(new Greeting(gate))
                .addStreamTracerFactory(traffic.ofServer())
                .addStreamTracerFactory(StreamBound.factory())
                .addService(ServerInterceptors.intercept(service.definition(), new Caller(), admission))
                .addService(ServerInterceptors.intercept(peering.definition(), new Caller(), streams))
                .addService(ServerInterceptors.intercept(health.getHealthService(), sideCalls))
                .addService(ServerInterceptors.intercept(ProtoReflectionServiceV1.newInstance(), sideCalls));
        return new DomainServer(
                bounded(builder).build().start(),
                () -> admission.refused() + sideCalls.refused() + streams.refused(),
                health);
    }

    private static NettyServerBuilder bounded(NettyServerBuilder builder) {
        return builder.maxInboundMessageSize(WireCaps.MAX_MESSAGE_SIZE)
                .maxConcurrentCallsPerConnection(ServerCaps.MAX_CALLS_PER_CONNECTION)
                .flowControlWindow(ServerCaps.WINDOW)
                .handshakeTimeout(ServerCaps.HANDSHAKE_TIMEOUT.toMillis(), MILLISECONDS)
                .maxConnectionIdle(ServerCaps.MAX_IDLE.toMillis(), MILLISECONDS)
                .permitKeepAliveTime(ServerCaps.MIN_KEEPALIVE.toMillis(), MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxRstFramesPerWindow(ServerCaps.MAX_RESETS, (int) ServerCaps.RESET_PERIOD.toSeconds());
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Calls refused because there were too many, or because they took too long to arrive. */
    public long refusedCalls() {
        return refused.getAsLong();
    }

    /** Says by the health service whether somebody answers. */
    public void serving(boolean answering) {
        ServingStatus status = answering ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        health.setStatus(Payload.SERVICE.getName(), status);
    }

    /** Frees the port and breaks all connections. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(STOP_MILLIS, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server whose calls end sooner than a minute. */
@Timeout(60)
final class CallLimitTest {

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;
    private final ManagedChannel channel;

    CallLimitTest() throws IOException {
        CallLimit limit = new CallLimit(
                timers,
                new Places(ServerCaps.MAX_SIDE_CALLS, ServerCaps.MAX_SIDE_CALLS_PER_ADDRESS),
                new Rates(ServerCaps.SIDE_CALLS_PER_SECOND, System::nanoTime),
                Duration.ofSeconds(1));
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerInterceptors.intercept(health.getHealthService(), limit))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        timers.shutdownNow();
    }

    @Test
    void callsWithoutEndAreEndedAndMakeRoomForOthers() throws Exception {
        List<CompletableFuture<Status.Code>> ends = new ArrayList<>();
        for (int i = 0; i <= ServerCaps.MAX_SIDE_CALLS; i++) {
            ends.add(watch());
        }

        List<Status.Code> codes = new ArrayList<>();
        for (CompletableFuture<Status.Code> end : ends) {
            codes.add(end.get(20, TimeUnit.SECONDS));
        }
        assertThat(codes).containsOnlyOnce(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(codes).filteredOn(Status.Code.DEADLINE_EXCEEDED::equals).hasSize(ServerCaps.MAX_SIDE_CALLS);
        health.setStatus("", ServingStatus.NOT_SERVING); // tells nobody who is gone
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.NOT_SERVING);
    }

    private CompletableFuture<Status.Code> watch() {
        CompletableFuture<Status.Code> end = new CompletableFuture<>();
        HealthGrpc.newStub(channel)
                .watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<HealthCheckResponse>() {
                    @Override
                    public void onNext(HealthCheckResponse value) {
                        assertThat(value.getStatus()).isEqualTo(ServingStatus.SERVING);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end.complete(Status.fromThrowable(failure).getCode());
                    }

                    @Override
                    public void onCompleted() {
                        end.complete(Status.Code.OK);
                    }
                });
        return end;
    }
}

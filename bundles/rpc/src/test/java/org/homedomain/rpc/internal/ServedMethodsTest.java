// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.homedomain.proto.grpcdomain.ClosePositionRequest;
import org.homedomain.proto.grpcdomain.DomainGrpc;
import org.homedomain.proto.grpcdomain.DumpIdentityListRequest;
import org.homedomain.proto.grpcdomain.GetServicesRequest;
import org.homedomain.proto.grpcdomain.Identity;
import org.homedomain.proto.grpcdomain.IdentityList;
import org.homedomain.proto.grpcdomain.OpenPositionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stranger sees who has nothing but the .proto files. */
@Timeout(60)
final class ServedMethodsTest {

    private final TestDomain domain = new TestDomain("domain", 0);
    private ManagedChannel channel =
            NettyChannelBuilder.forAddress("127.0.0.1", 1).build();
    private DomainGrpc.DomainBlockingStub stub = DomainGrpc.newBlockingStub(channel);

    @BeforeEach
    void open() throws Exception {
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", domain.port())
                .usePlaintext()
                .build();
        stub = DomainGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        domain.close();
    }

    @Test
    void shareIdentityList() {
        IdentityList reply = stub.shareIdentityList(IdentityList.newBuilder()
                .setIdentity(
                        Identity.newBuilder().setUuid("x").setVersion("1.0.0").setPort(7))
                .build());

        assertThat(reply.getIdentity().getUuid()).isEqualTo("domain");
        assertThat(domain.received.get(0).sender().orElseThrow().endpoint().addresses())
                .containsExactly("127.0.0.1");
    }

    @Test
    void dumpIdentityListAndGetServices() {
        assertThat(stub.dumpIdentityList(DumpIdentityListRequest.getDefaultInstance())
                        .getKnownList())
                .hasSize(1);
        assertThat(stub.getServices(
                                GetServicesRequest.newBuilder().setName("light").build())
                        .getAddressesList())
                .containsExactly("127.0.0.1:9000");
        assertThat(stub.getServices(GetServicesRequest.newBuilder()
                                .setName("nothing")
                                .build())
                        .getAddressesList())
                .isEmpty();
    }

    @Test
    void positionsAreNotAcceptedYet() {
        assertThat(stub.openPosition(OpenPositionRequest.newBuilder()
                                .setName("light")
                                .build())
                        .getAccept())
                .isFalse();
        assertThat(stub.closePosition(ClosePositionRequest.newBuilder()
                                .setElected(true)
                                .build())
                        .getAccept())
                .isFalse();
    }

    @Test
    void aQueryBeyondItsCapIsRefused() {
        GetServicesRequest huge =
                GetServicesRequest.newBuilder().setName("x".repeat(17_000)).build();

        assertThatThrownBy(() -> stub.getServices(huge))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void healthFollowsTheHandler() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel);
        HealthCheckRequest question =
                HealthCheckRequest.newBuilder().setService("grpcdomain.Domain").build();

        assertThat(health.check(question).getStatus()).isEqualTo(ServingStatus.SERVING);
        domain.handleNothing();
        assertThat(health.check(question).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void reflectionListsTheServiceAndItsFile() throws Exception {
        CompletableFuture<ServerReflectionResponse> services = new CompletableFuture<>();
        CompletableFuture<ServerReflectionResponse> file = new CompletableFuture<>();
        reflect(ServerReflectionRequest.newBuilder().setListServices("").build(), services);
        reflect(
                ServerReflectionRequest.newBuilder()
                        .setFileContainingSymbol("grpcdomain.Domain")
                        .build(),
                file);

        assertThat(services.get(20, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
                .extracting(service -> service.getName())
                .contains("grpcdomain.Domain", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection");
        assertThat(file.get(20, TimeUnit.SECONDS).getFileDescriptorResponse().getFileDescriptorProtoCount())
                .isEqualTo(3);
    }

    private void reflect(ServerReflectionRequest question, CompletableFuture<ServerReflectionResponse> answer) {
        StreamObserver<ServerReflectionRequest> requests = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse value) {
                        answer.complete(value);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        answer.cancel(false);
                    }
                });
        requests.onNext(question);
        requests.onCompleted();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.proto.grpcdomain.DomainGrpc;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Refusal;
import org.homedomain.rpc.internal.wire.Drop;
import org.homedomain.rpc.internal.wire.Wire;
import org.homedomain.rpc.internal.wire.WireCaps;
import org.homedomain.spi.transport.ExchangeFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever strangers send: the server answers its peers throughout. The heap is that of the lean runtime. */
@Timeout(120)
final class HostileInputTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** As a client sees it that never ends its request. */
    private static final MethodDescriptor<byte[], byte[]> ENDLESS = Payload.SHARE.toBuilder()
            .setType(MethodDescriptor.MethodType.CLIENT_STREAMING)
            .build();

    private final TestDomain victim = new TestDomain("victim", 0);
    private final TestDomain peer = new TestDomain("peer", 0);
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(victim, peer));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    private void assertVictimAnswers() throws Exception {
        assertThat(peer.exchange(victim.endpoint(), LONG).message()).isEqualTo(TestDomain.message("victim"));
    }

    private Socket connect() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), victim.port());
        socket.setSoTimeout(20_000);
        opened.add(socket);
        return socket;
    }

    private Socket send(byte[] bytes) throws Exception {
        Socket socket = connect();
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            assertThat(e).as("the server closed the connection while we wrote").isNotNull();
        }
        return socket;
    }

    private ManagedChannel channel() throws Exception {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", victim.port())
                .usePlaintext()
                .build();
        opened.add(() -> channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS));
        return channel;
    }

    private byte[] share(byte[] request) throws Exception {
        return ClientCalls.blockingUnaryCall(
                channel(), Payload.SHARE, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), request);
    }

    private static void assertClosed(Socket socket) throws IOException {
        byte[] rest;
        try {
            rest = socket.getInputStream().readAllBytes();
        } catch (java.net.SocketException e) {
            rest = new byte[0]; // reset: closed, too
        }
        assertThat(rest.length).isLessThan(1_000);
    }

    @Test
    void garbageAndHttp1AreHungUpOn() throws Exception {
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);

        assertClosed(send(garbage));
        assertClosed(send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        Await.until(() -> victim.rpc().gate().strangers() == 2);
        assertVictimAnswers();
        assertThat(new RpcDiagnosis(victim.rpc()).examine())
                .anySatisfy(finding -> assertThat(finding.observed()).contains(" 2 that spoke no HTTP/2,"));
    }

    @Test
    void framesCutOffDoNotHarm() throws Exception {
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        begun.write(PREFACE);
        begun.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // settings
        begun.write(new byte[] {0, 0x40, 0, 1, 4, 0, 0, 0, 1, 1, 2, 3}); // headers of 16 KiB that never come
        byte[] bytes = begun.toByteArray();
        for (int length = 1; length <= bytes.length; length++) {
            send(Arrays.copyOf(bytes, length)).close();
        }
        assertVictimAnswers();
    }

    @Test
    void aSilentConnectionIsClosedAfterTheHandshakeTimeout() throws Exception {
        assertClosed(connect()); // reads until the server closes, within the socket's timeout
        assertVictimAnswers();
    }

    @Test
    void anOversizedMessageIsRefusedAndTheServerGoesOn() throws Exception {
        assertThatThrownBy(() -> share(new byte[WireCaps.MAX_MESSAGE_SIZE + 1]))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(victim.received).isEmpty();
        assertVictimAnswers();
    }

    @Test
    void aMalformedMessageIsAnsweredWithASentenceAndCounted() throws Exception {
        assertThatThrownBy(() -> share(new byte[] {(byte) 0xff, 1, 2}))
                .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
                    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                    assertThat(failure.getStatus().getDescription()).contains("cannot be decoded");
                    Metadata trailers = failure.getTrailers();
                    assertThat(Refusal.in(trailers)).contains(Refusal.UNINTELLIGIBLE);
                });
        assertThat(victim.rpc().drops().of(Drop.MESSAGE)).isEqualTo(1);
        assertVictimAnswers();
    }

    @Test
    void aMessageThatIsCompressedWronglyIsNotTakenForAnEmptyOne() throws Exception {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", victim.port())
                .usePlaintext()
                .compressorRegistry(Liar.registry())
                .build();
        opened.add(() -> channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS));
        CallOptions lying = CallOptions.DEFAULT.withCompression("gzip").withDeadlineAfter(20, TimeUnit.SECONDS);

        for (MethodDescriptor<byte[], byte[]> method : List.of(Payload.SHARE, Payload.DUMP, Payload.SERVICES)) {
            assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(channel, method, lying, new byte[] {10, 1, 'x'}))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class, failure -> assertThat(Refusal.in(failure.getTrailers()))
                                    .contains(Refusal.UNINTELLIGIBLE));
        }
        assertVictimAnswers();
    }

    @Test
    void anAnswerThatIsCompressedWronglyIsUnintelligible() throws Exception {
        Server liar = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .compressorRegistry(Liar.registry())
                .addService(ServerServiceDefinition.builder(DomainGrpc.SERVICE_NAME)
                        .addMethod(Payload.SERVICES, ServerCalls.asyncUnaryCall((request, caller) -> {
                            ((ServerCallStreamObserver<byte[]>) caller).setCompression("gzip");
                            caller.onNext(new byte[] {10, 1, 'x'});
                            caller.onCompleted();
                        }))
                        .build())
                .build()
                .start();
        opened.add(() -> liar.shutdownNow().awaitTermination(5, TimeUnit.SECONDS));

        assertThatThrownBy(() -> peer.transport()
                        .ping(Endpoint.of("127.0.0.1", liar.getPort()), LONG)
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(ExchangeFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(ExchangeFailure.Reason.UNINTELLIGIBLE));
    }

    /** Begins as if it compressed, and does not. */
    private static final class Liar implements Compressor {

        static CompressorRegistry registry() {
            CompressorRegistry registry = CompressorRegistry.newEmptyInstance();
            registry.register(new Liar());
            return registry;
        }

        @Override
        public String getMessageEncoding() {
            return "gzip";
        }

        @Override
        public OutputStream compress(OutputStream out) throws IOException {
            GZIPOutputStream header = new GZIPOutputStream(out);
            header.flush();
            return out;
        }
    }

    @Test
    void tenThousandIdentitiesInOneListAreUsedUpToTheCap() throws Exception {
        Wire list = new Wire().message(1, Wire.identity("flood", "0.1.2", "127.0.0.1", 1));
        IntStream.range(0, 10_000)
                .forEach(i -> list.message(2, Wire.identity("00000000-0000-0000-0000-" + i, "0.1.2", "127.0.0.1", 1)));

        share(list.toByteArray());

        assertThat(victim.received.get(0).known()).hasSize(WireCaps.MAX_IDENTITIES);
        assertThat(victim.rpc().drops().of(Drop.BEYOND_CAP)).isEqualTo(10_000 - WireCaps.MAX_IDENTITIES);
        assertVictimAnswers();
    }

    @Test
    void largeMessagesOfManyClientsFitInASmallHeap() throws Exception {
        byte[] large = new byte[WireCaps.MAX_MESSAGE_SIZE];
        for (int i = 0; i < large.length; i += 2) {
            large[i] = 0x12; // a million empty identities
        }
        List<com.google.common.util.concurrent.ListenableFuture<byte[]>> calls = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            ManagedChannel channel = channel();
            for (int call = 0; call < 3; call++) {
                calls.add(ClientCalls.futureUnaryCall(
                        channel.newCall(Payload.SHARE, CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS)),
                        large));
            }
        }
        assertVictimAnswers();
        for (var call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }
        assertVictimAnswers();
    }

    @Test
    void connectionsBeyondTheCapAreClosedAtOnceAndCounted() throws Exception {
        assertVictimAnswers(); // the peer's connection stays
        for (int i = 0; i < 300; i++) {
            connect();
        }
        Await.until(() -> victim.rpc().gate().refusedByCap() > 0);

        assertThat(victim.rpc().gate().open()).isLessThanOrEqualTo(256);
        assertVictimAnswers();
        Await.until(() -> victim.rpc().gate().open() <= 2); // handshake timeout
        assertVictimAnswers();
    }

    @Test
    void requestsThatNeverEndLoseTheirPlace() throws Exception {
        for (int i = 0; i < 12; i++) {
            ClientCall<byte[], byte[]> call = channel().newCall(ENDLESS, CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {}, new Metadata());
            call.sendMessage(new byte[100]);
        }
        assertVictimAnswers(); // waits for a place, at most for the receive timeout
        Await.until(() -> victim.rpc().refusedCalls() >= 8);
    }
}

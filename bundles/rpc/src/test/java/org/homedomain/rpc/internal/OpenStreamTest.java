// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.wire.StreamCodec;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams between two real servers on loopback. */
class OpenStreamTest {

    private static final Handshake OPENER = greeting("opener", "acceptor");
    private static final Handshake ACCEPTOR = greeting("acceptor", "opener");

    private final TestDomain opener = new TestDomain("opener", 0);
    private final TestDomain acceptor = new TestDomain("acceptor", 0);
    private final StreamLog log = StreamLog.atOpener();

    private static Handshake greeting(String sender, String expected) {
        return new Handshake("Dominion", sender, 7, Optional.of(expected), ProtocolRange.OURS);
    }

    @BeforeEach
    void serve() {
        acceptor.answer((message, remote) -> new CompletableFuture<>());
    }

    @AfterEach
    void close() {
        opener.close();
        acceptor.close();
    }

    private StreamLog accepted() throws InterruptedException {
        StreamLog there = acceptor.streams.poll(TestDomain.BOUND.toSeconds(), TimeUnit.SECONDS);
        return Objects.requireNonNull(there, "no stream was offered");
    }

    private PeerStream open() throws Exception {
        return opener.transport().open(acceptor.endpoint("127.0.0.1"), OPENER, log);
    }

    @Test
    void bothEndsSayWhoTheyAreAndGiveSignsOfLife() throws Exception {
        PeerStream here = open();
        StreamLog there = accepted();
        assertThat(there.greeting).isEqualTo(OPENER);
        assertThat(there.remoteAddress).isEqualTo("127.0.0.1");

        Objects.requireNonNull(there.stream).greet(ACCEPTOR);
        assertThat(log.next()).isEqualTo(ACCEPTOR);
        there.stream.beat(new Beat(-5));
        assertThat(log.next()).isEqualTo(new Beat(-5));
        here.beat(new Beat(6));
        assertThat(there.next()).isEqualTo(new Beat(6));
    }

    @Test
    void bothEndsTellWhatTheyFound() throws Exception {
        PeerStream here = open();
        StreamLog there = accepted();
        Verdict found = new Verdict("third", 7, Verdict.Kind.SUSPECT, Duration.ofMillis(12), "opener", true);
        Verdict seen = new Verdict("third", 7, Verdict.Kind.FAILED, Duration.ofHours(3), "acceptor");

        here.tell(found);
        Objects.requireNonNull(there.stream).tell(seen);

        assertThat(there.next()).isEqualTo(found);
        assertThat(log.next()).isEqualTo(seen);
    }

    @Test
    void aVerdictOnNobodyEndsTheStreamAndIsCounted() throws Exception {
        open();
        StreamLog there = accepted();

        Objects.requireNonNull(there.stream).tell(new Verdict("", 7, Verdict.Kind.SUSPECT, Duration.ZERO, "acceptor"));

        assertThat(log.next()).isInstanceOf(ExchangeFailure.class);
        assertThat(there.next()).isInstanceOf(ExchangeFailure.class);
        assertThat(opener.dropped()).containsKey(org.homedomain.rpc.internal.wire.Drop.STREAM);
    }

    @Test
    void whoRefusesSaysWhy() throws Exception {
        open();
        Objects.requireNonNull(accepted().stream)
                .end(new ExchangeFailure(ExchangeFailure.Reason.MISDIRECTED, "This domain is another one."));
        assertThat(log.next()).isInstanceOfSatisfying(ExchangeFailure.class, why -> {
            assertThat(why.reason()).isEqualTo(ExchangeFailure.Reason.MISDIRECTED);
            assertThat(why).hasMessageContaining("This domain is another one.");
        });
    }

    @Test
    void theEndOfTheAcceptorIsSeenByTheOpener() throws Exception {
        open();
        Objects.requireNonNull(accepted().stream).greet(ACCEPTOR);
        assertThat(log.next()).isEqualTo(ACCEPTOR);
        acceptor.close();
        assertThat(log.next()).isInstanceOf(ExchangeFailure.class);
    }

    @Test
    void theEndOfTheOpenerIsSeenByTheAcceptor() throws Exception {
        open();
        StreamLog there = accepted();
        opener.close();
        assertThat(there.next()).isInstanceOf(ExchangeFailure.class);
    }

    @Test
    void whoEndsAStreamHearsNoMoreOfIt() throws Exception {
        PeerStream here = open();
        StreamLog there = accepted();
        here.end(new ExchangeFailure(ExchangeFailure.Reason.SILENT, "enough"));
        assertThat(there.next()).isInstanceOf(ExchangeFailure.class);
        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void nobodyThereIsAnEnd() throws Exception {
        int port = acceptor.port();
        acceptor.close();
        opener.transport().open(org.homedomain.api.peer.Endpoint.of("127.0.0.1", port), OPENER, log);
        assertThat(log.next()).isInstanceOfSatisfying(ExchangeFailure.class, why -> assertThat(why.reason())
                .isEqualTo(ExchangeFailure.Reason.REFUSED));
    }

    @Test
    void aFloodOfBeatsEndsTheStreamAndIsCounted() throws Exception {
        PeerStream here = open();
        StreamLog there = accepted();
        for (int count = 0; count < 400; count++) {
            here.beat(new Beat(count));
        }
        Object event = there.next();
        while (event instanceof Beat) {
            event = there.next();
        }
        assertThat(event).isInstanceOf(ExchangeFailure.class);
        assertThat(log.next()).isInstanceOf(ExchangeFailure.class);
        assertThat(acceptor.dropped()).containsKey(org.homedomain.rpc.internal.wire.Drop.STREAM);
    }

    @Test
    void whoDoesNotBeginWithAGreetingIsRefused() throws Exception {
        assertThat(statusOf(StreamCodec.encode(new Beat(1))).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(statusOf(new byte[] {-1, -1, -1}).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(statusOf(new byte[5_000]).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(acceptor.streams).isEmpty();
    }

    /** Or gRPC would gather up to 2 MiB for each stream, however slowly they come. */
    @Test
    void aMessageIsRefusedAsSoonAsItIsTooLarge() throws Exception {
        Status status = statusOf(new byte[1 << 20]);
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).isEqualTo("A message of a stream has at most 4096 bytes.");
    }

    private Status statusOf(byte[] first) throws Exception {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", acceptor.port())
                .usePlaintext()
                .build();
        CompletableFuture<Status> status = new CompletableFuture<>();
        try {
            ClientCalls.asyncBidiStreamingCall(
                            channel.newCall(Payload.CONVERSE, CallOptions.DEFAULT), new StreamObserver<byte[]>() {
                                @Override
                                public void onNext(byte[] message) {
                                    status.completeExceptionally(new AssertionError("it was accepted"));
                                }

                                @Override
                                public void onError(Throwable failure) {
                                    status.complete(((StatusRuntimeException) failure).getStatus());
                                }

                                @Override
                                public void onCompleted() {
                                    status.complete(Status.OK);
                                }
                            })
                    .onNext(first);
            return status.get(TestDomain.BOUND.toSeconds(), TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }
}

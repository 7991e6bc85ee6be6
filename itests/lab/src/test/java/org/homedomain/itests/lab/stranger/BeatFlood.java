// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.homedomain.proto.v1.Beat;
import org.homedomain.proto.v1.StreamMessage;
import org.jspecify.annotations.Nullable;

/** Streams on one connection: greeted, silent, and full of beats. */
final class BeatFlood implements AutoCloseable {

    private static final int STREAMS = 20;
    private static final int BEATS = 5_000;
    private static final long HELD_SECONDS = 2;

    private static final MethodDescriptor<byte[], byte[]> CONVERSE = RawCalls.method("Converse").toBuilder()
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName("homedomain.v1.Peering/Converse")
            .build();

    private final ManagedChannel channel;

    BeatFlood(String host, int port) {
        channel = NettyChannelBuilder.forAddress(host, port).usePlaintext().build();
    }

    /** Opens some, each of which beats until the other end is tired of it; returns how many were opened. */
    int run(Lies lies) {
        List<Open> open = new ArrayList<>();
        for (int number = 0; number < STREAMS; number++) {
            Open stream = new Open(number % 2 == 0 ? Optional.of(lies.greeting()) : Optional.empty());
            ClientCalls.asyncBidiStreamingCall(channel.newCall(CONVERSE, CallOptions.DEFAULT), stream);
            open.add(stream);
        }
        open.forEach(Open::await);
        return open.size();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static final class Open implements ClientResponseObserver<byte[], byte[]> {

        private static final byte[] BEAT = StreamMessage.newBuilder()
                .setBeat(Beat.newBuilder().setDigest(1))
                .build()
                .toByteArray();

        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicInteger beats = new AtomicInteger();
        private Optional<byte[]> greeting;
        private @Nullable ClientCallStreamObserver<byte[]> requests;

        Open(Optional<byte[]> greeting) {
            this.greeting = greeting;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> stream) {
            requests = stream;
            stream.setOnReadyHandler(this::talk);
        }

        /** As much as the other end takes. */
        private void talk() {
            greeting.ifPresent(requests()::onNext);
            greeting = Optional.empty();
            while (requests().isReady() && over.getCount() > 0 && beats.incrementAndGet() <= BEATS) {
                requests().onNext(BEAT);
            }
        }

        private ClientCallStreamObserver<byte[]> requests() {
            return Objects.requireNonNull(requests, "the call has not started");
        }

        void await() {
            try {
                boolean ended = over.await(HELD_SECONDS, TimeUnit.SECONDS);
                requests().cancel(ended ? "over" : "held long enough", null);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onNext(byte[] message) {}

        @Override
        public void onError(Throwable failure) {
            over.countDown();
        }

        @Override
        public void onCompleted() {
            over.countDown();
        }
    }
}

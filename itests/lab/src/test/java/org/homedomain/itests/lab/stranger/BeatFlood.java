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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /** Opens some, and beats until the other end is tired of it; returns how many were opened. */
    int run(Lies lies, long end) {
        List<Open> open = new ArrayList<>();
        for (int number = 0; number < STREAMS; number++) {
            Open stream = new Open();
            ClientCalls.asyncBidiStreamingCall(channel.newCall(CONVERSE, CallOptions.DEFAULT), stream);
            open.add(stream);
            if (number % 2 == 0) {
                stream.say(lies.greeting());
            }
        }
        byte[] beat = StreamMessage.newBuilder()
                .setBeat(Beat.newBuilder().setDigest(1))
                .build()
                .toByteArray();
        for (int count = 0; count < BEATS && System.nanoTime() < end; count++) {
            open.forEach(stream -> stream.say(beat));
        }
        open.forEach(Open::await);
        return open.size();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static final class Open implements ClientResponseObserver<byte[], byte[]> {

        private final CountDownLatch over = new CountDownLatch(1);
        private @Nullable ClientCallStreamObserver<byte[]> requests;

        @Override
        public void beforeStart(ClientCallStreamObserver<byte[]> stream) {
            requests = stream;
        }

        void say(byte[] message) {
            if (over.getCount() > 0 && requests().isReady()) {
                requests().onNext(message);
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

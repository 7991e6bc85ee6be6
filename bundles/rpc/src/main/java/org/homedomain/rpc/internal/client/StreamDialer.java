// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.call.OpenStream;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.StreamEvents;

/** Opens streams to peers, on the connections that calls use, too. */
final class StreamDialer {

    private final ChannelPool pool;
    private final TargetAddresses addresses;
    private final DropCounts drops;
    private final Executor workers;
    private final LongSupplier nanos;

    StreamDialer(ChannelPool pool, TargetAddresses addresses, DropCounts drops, Executor workers, LongSupplier nanos) {
        this.pool = pool;
        this.addresses = addresses;
        this.drops = drops;
        this.workers = workers;
        this.nanos = nanos;
    }

    PeerStream open(Endpoint target, Handshake greeting, StreamEvents events) {
        OpenStream stream = new OpenStream(drops, failure -> told(target, failure), nanos);
        stream.tell(events);
        try {
            CompletableFuture<Void> unused = CompletableFuture.completedFuture(target)
                    .thenComposeAsync(addresses::heard, workers)
                    .thenAccept(found -> call(found.get(0), stream, greeting))
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            stream.over(told(target, failure));
                        }
                    });
        } catch (RejectedExecutionException e) {
            stream.over(new ExchangeFailure(Reason.SILENT, target + ": this domain is stopping"));
        }
        return stream;
    }

    private void call(InetSocketAddress address, OpenStream stream, Handshake greeting) {
        PooledChannel channel = pool.get(address);
        channel.useBegins(); // before the call is made, which is when the channel connects
        ClientCall<byte[], byte[]> call = channel.channel().newCall(Payload.CONVERSE, CallOptions.DEFAULT);
        Receiver receiver = new Receiver(stream, channel);
        var requests = (ClientCallStreamObserver<byte[]>) ClientCalls.asyncBidiStreamingCall(call, receiver);
        AtomicBoolean greeted = new AtomicBoolean();
        boolean wanted = stream.attach(new OpenStream.Sink() {
            @Override
            public boolean isReady() {
                return !greeted.getAndSet(true) || requests.isReady(); // the greeting waits for the connection to stand
            }

            @Override
            public void send(byte[] message) {
                requests.onNext(message);
            }

            @Override
            public void end(ExchangeFailure why) {
                requests.cancel(why.getMessage(), null);
            }
        });
        if (wanted) {
            stream.greet(greeting);
        } else {
            requests.cancel("not wanted any more", null);
        }
    }

    private static ExchangeFailure told(Endpoint target, Throwable failure) {
        Throwable cause =
                failure instanceof java.util.concurrent.CompletionException wrapper && wrapper.getCause() != null
                        ? wrapper.getCause()
                        : failure;
        if (cause instanceof ExchangeFailure known) {
            return known;
        }
        return cause instanceof StatusRuntimeException status
                ? AttemptFailures.of(target.toString(), status)
                : new ExchangeFailure(Reason.SILENT, target + ": " + cause);
    }

    /** Holds the channel while the stream is open. */
    private static final class Receiver implements StreamObserver<byte[]> {

        private final OpenStream stream;
        private final PooledChannel channel;
        private final AtomicBoolean ended = new AtomicBoolean();

        Receiver(OpenStream stream, PooledChannel channel) {
            this.stream = stream;
            this.channel = channel;
        }

        @Override
        public void onNext(byte[] message) {
            stream.onNext(message);
        }

        @Override
        public void onError(Throwable failure) {
            release();
            stream.onError(failure);
        }

        @Override
        public void onCompleted() {
            release();
            stream.onCompleted();
        }

        private void release() {
            if (ended.compareAndSet(false, true)) {
                channel.useEnds();
            }
        }
    }
}

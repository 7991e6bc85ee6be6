// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homedomain.rpc.internal.call.OpenStream;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Refusal;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.WireCaps;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.StreamEvents;
import org.jspecify.annotations.Nullable;

/** {@code homedomain.v1.Peering}: the streams that peers open. */
public final class PeeringService {

    private final Supplier<Optional<PeerHandler>> handlers;
    private final DropCounts drops;
    private final ScheduledExecutorService timers;
    private final LongSupplier nanos;

    public PeeringService(
            Supplier<Optional<PeerHandler>> handlers,
            DropCounts drops,
            ScheduledExecutorService timers,
            LongSupplier nanos) {
        this.handlers = handlers;
        this.drops = drops;
        this.timers = timers;
        this.nanos = nanos;
    }

    ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(Payload.PEERING)
                .addMethod(Payload.CONVERSE, ServerCalls.asyncBidiStreamingCall(this::converse))
                .build();
    }

    private StreamObserver<byte[]> converse(StreamObserver<byte[]> answers) {
        ServerCallStreamObserver<byte[]> responses = (ServerCallStreamObserver<byte[]>) answers;
        OpenStream stream = new OpenStream(drops, PeeringService::broken, nanos);
        responses.setOnCancelHandler(() -> stream.over(broken(null)));
        stream.attach(new Responses(responses));
        StreamBound.onExcess(() -> timers.execute(() -> stream.over(new ExchangeFailure(
                Reason.UNINTELLIGIBLE,
                "A message of a stream has at most " + WireCaps.MAX_STREAM_MESSAGE_SIZE + " bytes."))));
        String remote = Caller.origin().address().orElse("");
        Future<?> timeout = timers.schedule(
                () -> stream.end(new ExchangeFailure(Reason.SILENT, "The greeting did not come in time.")),
                ServerCaps.RECEIVE_TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS);
        stream.tell(new Welcome(stream, remote, timeout));
        return stream;
    }

    private static ExchangeFailure broken(@Nullable Throwable failure) {
        return new ExchangeFailure(Reason.SILENT, "the stream broke" + (failure == null ? "" : ": " + failure));
    }

    private record Responses(ServerCallStreamObserver<byte[]> responses) implements OpenStream.Sink {

        @Override
        public boolean isReady() {
            return responses.isReady();
        }

        @Override
        public void send(byte[] message) {
            responses.onNext(message);
        }

        @Override
        public void end(ExchangeFailure why) {
            if (!responses.isCancelled()) {
                responses.onError(Refusal.of(why.reason()).with(String.valueOf(why.getMessage())));
            }
        }
    }

    /** Listens until the greeting has come, then whoever handles peers does. */
    private final class Welcome implements StreamEvents {

        private final OpenStream stream;
        private final String remote;
        private final Future<?> timeout;

        Welcome(OpenStream stream, String remote, Future<?> timeout) {
            this.stream = stream;
            this.remote = remote;
            this.timeout = timeout;
        }

        @Override
        public void greeted(Handshake greeting) {
            timeout.cancel(false);
            handlers.get()
                    .ifPresentOrElse(
                            handler -> stream.tell(handler.onStream(stream, greeting, remote)),
                            () -> stream.end(
                                    new ExchangeFailure(Reason.SILENT, "This domain is starting or stopping.")));
        }

        @Override
        public void beat(Beat beat) {
            notGreeted();
        }

        @Override
        public void told(Verdict verdict) {
            notGreeted();
        }

        private void notGreeted() {
            stream.end(new ExchangeFailure(Reason.UNINTELLIGIBLE, "The first message of a stream is a greeting."));
        }

        @Override
        public void ended(ExchangeFailure why) {
            timeout.cancel(false);
        }
    }
}

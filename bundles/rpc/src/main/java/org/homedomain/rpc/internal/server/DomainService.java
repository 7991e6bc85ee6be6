// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.ServerCalls.UnaryMethod;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.homedomain.proto.grpcdomain.ClosePositionReply;
import org.homedomain.proto.grpcdomain.GetServicesReply;
import org.homedomain.proto.grpcdomain.GetServicesRequest;
import org.homedomain.proto.grpcdomain.OpenPositionReply;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Refusal;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.Origin;
import org.homedomain.rpc.internal.wire.WireCaps;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The methods of {@code grpcdomain.Domain}, answered by whoever handles peers. */
public final class DomainService {

    private static final Logger LOG = LoggerFactory.getLogger(DomainService.class);

    /** One method with the handler that is there now. */
    @FunctionalInterface
    private interface Handling {
        void answer(PeerHandler handler, byte[] request, Answer answer) throws IOException;
    }

    private final Supplier<Optional<PeerHandler>> handlers;
    private final MessageDecoder decoder;
    private final MessageEncoder encoder;
    private final ScheduledExecutorService timers;

    public DomainService(
            Supplier<Optional<PeerHandler>> handlers,
            MessageDecoder decoder,
            MessageEncoder encoder,
            ScheduledExecutorService timers) {
        this.handlers = handlers;
        this.decoder = decoder;
        this.encoder = encoder;
        this.timers = timers;
    }

    ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(Payload.SERVICE)
                .addMethod(Payload.SHARE, ServerCalls.asyncUnaryCall(guarded(this::share)))
                .addMethod(Payload.DUMP, ServerCalls.asyncUnaryCall(guarded(query(this::dump))))
                .addMethod(Payload.SERVICES, ServerCalls.asyncUnaryCall(guarded(query(DomainService::services))))
                .addMethod(Payload.OPEN, ServerCalls.asyncUnaryCall(guarded(query(DomainService::open))))
                .addMethod(Payload.CLOSE, ServerCalls.asyncUnaryCall(guarded(query(DomainService::close))))
                .build();
    }

    private UnaryMethod<byte[], byte[]> guarded(Handling handling) {
        return (request, caller) -> {
            Answer answer = new Answer(caller);
            Optional<PeerHandler> handler = handlers.get();
            if (handler.isEmpty()) {
                answer.refuse(Refusal.STARTING.with("This domain is starting or stopping; try again in a moment."));
                return;
            }
            try {
                if (request == Payload.UNREADABLE) {
                    throw new IOException("it is compressed wrongly or too large");
                }
                handling.answer(handler.get(), request, answer);
            } catch (IOException e) {
                answer.refuse(Refusal.UNINTELLIGIBLE.with("The message cannot be decoded: " + e.getMessage() + "."));
            } catch (RuntimeException e) {
                answer.refuse(refusal(e));
            }
        };
    }

    private static Handling query(Handling handling) {
        return (handler, request, answer) -> {
            if (request.length > WireCaps.MAX_QUERY_SIZE) {
                throw new IOException("more than " + WireCaps.MAX_QUERY_SIZE + " bytes");
            }
            handling.answer(handler, request, answer);
        };
    }

    private void share(PeerHandler handler, byte[] request, Answer answer) throws IOException {
        Origin origin = Caller.origin();
        ExchangeMessage message = decoder.decode(request, origin);
        Future<?> timeout = timers.schedule(
                () -> answer.refuse(Refusal.LATE.with("This domain did not find an answer in time.")),
                ServerCaps.ANSWER_TIMEOUT.toMillis(),
                TimeUnit.MILLISECONDS);
        handler.onExchange(message, origin.address().orElse("")).whenComplete((reply, failure) -> {
            timeout.cancel(false);
            settle(answer, reply, failure);
        });
    }

    private void settle(Answer answer, @Nullable ExchangeMessage reply, @Nullable Throwable failure) {
        if (reply == null) {
            answer.refuse(refusal(failure));
            return;
        }
        try {
            answer.give(encoder.encode(reply));
        } catch (RuntimeException e) { // the stage would swallow it, and the caller wait
            answer.refuse(refusal(e));
        }
    }

    private void dump(PeerHandler handler, byte[] request, Answer answer) {
        answer.give(encoder.encode(handler.dump()));
    }

    private static void services(PeerHandler handler, byte[] request, Answer answer) throws IOException {
        GetServicesRequest query = parse(GetServicesRequest.parser(), request);
        answer.give(GetServicesReply.newBuilder()
                .addAllAddresses(handler.serviceAddresses(query.getName()))
                .build());
    }

    /** Nothing is placed here yet, so no position is accepted: an honest no, which ends the asker's election. */
    private static void open(PeerHandler handler, byte[] request, Answer answer) throws IOException {
        parse(org.homedomain.proto.grpcdomain.OpenPositionRequest.parser(), request);
        answer.give(OpenPositionReply.getDefaultInstance());
    }

    private static void close(PeerHandler handler, byte[] request, Answer answer) throws IOException {
        parse(org.homedomain.proto.grpcdomain.ClosePositionRequest.parser(), request);
        answer.give(ClosePositionReply.getDefaultInstance());
    }

    private static <M> M parse(Parser<M> parser, byte[] request) throws InvalidProtocolBufferException {
        return parser.parseFrom(request);
    }

    private static io.grpc.StatusRuntimeException refusal(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        if (cause instanceof ExchangeFailure told) {
            return Refusal.of(told.reason()).with(String.valueOf(told.getMessage()));
        }
        LOG.warn("the handler of peers failed: {}", String.valueOf(cause));
        return Refusal.STARTING.with("This domain cannot answer now.");
    }
}

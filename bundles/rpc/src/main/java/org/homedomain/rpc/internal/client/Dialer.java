// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.homedomain.rpc.internal.call.Payload;

/** One call to one address. */
final class Dialer {

    private final ChannelPool pool;
    private final LongSupplier nanos;

    Dialer(ChannelPool pool, LongSupplier nanos) {
        this.pool = pool;
        this.nanos = nanos;
    }

    /**
     * Calls. If a connection that worked before turns out to be broken, a new one is tried at once: the peer may have
     * restarted, and if not, the refusal tells that it is gone.
     *
     * @return completes exceptionally with a {@link StatusRuntimeException} only; cancelling it ends the call
     */
    CompletableFuture<byte[]> call(
            InetSocketAddress address, MethodDescriptor<byte[], byte[]> method, byte[] request, Deadline deadline) {
        return call(address, method, request, deadline, unused -> {});
    }

    /**
     * The same.
     *
     * @param roundTrip told before the result how long it took, if the connection stood already
     */
    CompletableFuture<byte[]> call(
            InetSocketAddress address,
            MethodDescriptor<byte[], byte[]> method,
            byte[] request,
            Deadline deadline,
            Consumer<Duration> roundTrip) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        dial(address, new Question(method, request, deadline, roundTrip), result);
        return result;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, and written by nobody
    private record Question(
            MethodDescriptor<byte[], byte[]> method, byte[] request, Deadline deadline, Consumer<Duration> roundTrip) {}

    private void attempt(PooledChannel channel, Question question, CompletableFuture<byte[]> result) {
        channel.useBegins(); // before the call is made, which is when the channel connects
        boolean proven = channel.proven();
        ConnectivityState state = channel.channel().getState(false);
        boolean stands = proven && state == ConnectivityState.READY;
        long sent = nanos.getAsLong();
        ClientCall<byte[], byte[]> call =
                channel.channel().newCall(question.method(), CallOptions.DEFAULT.withDeadline(question.deadline()));
        CompletableFuture<byte[]> unused = result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                call.cancel("another address was faster", null);
            }
        });
        ClientCalls.asyncUnaryCall(call, question.request(), new Single() {
            @Override
            void success(byte[] answer) {
                channel.useEnds();
                if (answer == Payload.UNREADABLE) {
                    result.completeExceptionally(Status.INTERNAL
                            .withDescription("the answer is compressed wrongly or too large")
                            .asRuntimeException());
                    return;
                }
                channel.prove();
                if (stands) {
                    question.roundTrip().accept(Duration.ofNanos(nanos.getAsLong() - sent));
                }
                result.complete(answer);
            }

            @Override
            void failure(StatusRuntimeException failure) {
                channel.useEnds();
                boolean broken = AttemptFailures.isOfConnection(failure);
                if (broken) {
                    pool.drop(channel);
                } else if (failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                    pool.late(channel);
                }
                // an idle channel has just asked: another one would be refused as well
                boolean refused = state == ConnectivityState.IDLE && AttemptFailures.isRefusal(failure);
                if (broken
                        && proven
                        && !refused
                        && !result.isDone()
                        && !question.deadline().isExpired()) {
                    dial(channel.address(), question, result);
                } else {
                    result.completeExceptionally(failure);
                }
            }
        });
    }

    private void dial(InetSocketAddress address, Question question, CompletableFuture<byte[]> result) {
        try {
            attempt(pool.get(address), question, result);
        } catch (RuntimeException e) { // the pool is closed, or gRPC refuses the address: the next one has its turn
            result.completeExceptionally(
                    Status.CANCELLED.withDescription(e.getMessage()).asRuntimeException());
        }
    }

    /** Receives one answer or one failure. */
    private abstract static class Single implements StreamObserver<byte[]> {

        private byte[] answer = new byte[0];

        abstract void success(byte[] answer);

        abstract void failure(StatusRuntimeException failure);

        @Override
        public void onNext(byte[] value) {
            answer = value;
        }

        @Override
        public void onError(Throwable failure) {
            failure(
                    failure instanceof StatusRuntimeException status
                            ? status
                            : Status.fromThrowable(failure).asRuntimeException());
        }

        @Override
        public void onCompleted() {
            success(answer);
        }
    }
}

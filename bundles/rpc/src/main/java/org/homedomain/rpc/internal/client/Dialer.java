// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.homedomain.rpc.internal.call.Payload;

/** One call to one address. */
final class Dialer {

    private final ChannelPool pool;

    Dialer(ChannelPool pool) {
        this.pool = pool;
    }

    /**
     * Calls. If a connection that worked before turns out to be broken, a new one is tried at once: the peer may have
     * restarted, and if not, the refusal tells that it is gone.
     *
     * @return completes exceptionally with a {@link StatusRuntimeException} only; cancelling it ends the call
     */
    CompletableFuture<byte[]> call(
            InetSocketAddress address, MethodDescriptor<byte[], byte[]> method, byte[] request, Deadline deadline) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        dial(address, method, request, deadline, result);
        return result;
    }

    private void attempt(
            PooledChannel channel,
            MethodDescriptor<byte[], byte[]> method,
            byte[] request,
            Deadline deadline,
            CompletableFuture<byte[]> result) {
        boolean proven = channel.proven();
        ClientCall<byte[], byte[]> call = channel.channel().newCall(method, CallOptions.DEFAULT.withDeadline(deadline));
        CompletableFuture<byte[]> unused = result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                call.cancel("another address was faster", null);
            }
        });
        ClientCalls.asyncUnaryCall(call, request, new Single() {
            @Override
            void success(byte[] answer) {
                if (answer == Payload.UNREADABLE) {
                    result.completeExceptionally(Status.INTERNAL
                            .withDescription("the answer is compressed wrongly or too large")
                            .asRuntimeException());
                    return;
                }
                channel.prove();
                result.complete(answer);
            }

            @Override
            void failure(StatusRuntimeException failure) {
                boolean broken = AttemptFailures.isOfConnection(failure);
                if (broken || failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                    pool.drop(channel);
                }
                if (broken && proven && !result.isDone() && !deadline.isExpired()) {
                    dial(channel.address(), method, request, deadline, result);
                } else {
                    result.completeExceptionally(failure);
                }
            }
        });
    }

    private void dial(
            InetSocketAddress address,
            MethodDescriptor<byte[], byte[]> method,
            byte[] request,
            Deadline deadline,
            CompletableFuture<byte[]> result) {
        try {
            attempt(pool.get(address), method, request, deadline, result);
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

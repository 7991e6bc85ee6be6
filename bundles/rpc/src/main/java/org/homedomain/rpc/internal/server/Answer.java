// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import com.google.protobuf.MessageLite;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;

/** The answer to one call, given once; later ones are ignored, as is a caller that has gone. Thread-safe. */
final class Answer {

    private final StreamObserver<byte[]> caller;
    private final AtomicBoolean given = new AtomicBoolean();

    Answer(StreamObserver<byte[]> caller) {
        this.caller = caller;
        if (caller instanceof ServerCallStreamObserver<byte[]> cancellable) {
            cancellable.setOnCancelHandler(() -> given.set(true)); // or answering would throw
        }
    }

    void give(MessageLite message) {
        give(message.toByteArray());
    }

    void give(byte[] message) {
        if (given.compareAndSet(false, true)) {
            caller.onNext(message);
            caller.onCompleted();
        }
    }

    void refuse(StatusRuntimeException refusal) {
        if (given.compareAndSet(false, true)) {
            caller.onError(refusal);
        }
    }
}

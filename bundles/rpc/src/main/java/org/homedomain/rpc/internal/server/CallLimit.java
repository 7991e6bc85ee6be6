// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;
import org.homedomain.rpc.internal.call.Refusal;

/** At most so many calls at once of the services that stream without end: reflection and health. */
final class CallLimit implements ServerInterceptor {

    private final Semaphore places = new Semaphore(ServerCaps.MAX_SIDE_CALLS);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!places.tryAcquire()) {
            call.close(
                    Refusal.BUSY.status("Too many calls of this service at once; try again."), Refusal.BUSY.trailers());
            return new ServerCall.Listener<>() {};
        }
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onCancel() {
                places.release();
                super.onCancel();
            }

            @Override
            public void onComplete() {
                places.release();
                super.onComplete();
            }
        };
    }
}

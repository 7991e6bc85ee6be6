// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.homedomain.rpc.internal.call.Refusal;

/** At most so many calls at once, each for so long, of the services that stream without end. */
final class CallLimit implements ServerInterceptor {

    private final LongAdder refused = new LongAdder();
    private final Places places;
    private final Rates rates;
    private final ScheduledExecutorService timers;
    private final Duration longest;

    /**
     * @param places for calls at once
     * @param rates for calls a second
     * @param longest bound on each call
     */
    CallLimit(ScheduledExecutorService timers, Places places, Rates rates, Duration longest) {
        this.rates = rates;
        this.places = places;
        this.timers = timers;
        this.longest = longest;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        InetAddress remote = Caller.counted(call);
        if (!rates.allows(remote) || !places.take(remote)) {
            refused.increment();
            call.close(
                    Refusal.BUSY.status("Too many calls of this service at once; try again."), Refusal.BUSY.trailers());
            return new ServerCall.Listener<>() {};
        }
        BoundedCall<Q, A> bounded = new BoundedCall<>(call, remote);
        try {
            return new BoundedListener<>(next.startCall(bounded, headers), bounded);
        } catch (RuntimeException e) {
            bounded.release();
            throw e;
        }
    }

    /** Calls refused because there were too many. */
    long refused() {
        return refused.sum();
    }

    /** Ends by itself; what the service says afterwards is dropped. */
    private final class BoundedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final InetAddress remote;
        private final Future<?> timer;
        private boolean holdsPlace = true;
        private boolean closed;
        private boolean expired;

        BoundedCall(ServerCall<Q, A> call, InetAddress remote) {
            super(call);
            this.remote = remote;
            this.timer = timers.schedule(this::expire, longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void expire() {
            if (!closed) {
                expired = true;
                close(
                        Refusal.LATE.status("A call of this service ends after a while; call again."),
                        Refusal.LATE.trailers());
                release(); // whoever does not read never learns of the end
            }
        }

        synchronized boolean isExpired() {
            return expired;
        }

        synchronized void release() {
            timer.cancel(false);
            if (holdsPlace) {
                holdsPlace = false;
                places.giveBack(remote);
            }
        }

        @Override
        public synchronized void sendHeaders(Metadata headers) {
            if (!closed) {
                super.sendHeaders(headers);
            }
        }

        @Override
        public synchronized void sendMessage(A message) {
            if (!closed) {
                super.sendMessage(message);
            }
        }

        @Override
        public synchronized void close(Status status, Metadata trailers) {
            if (!closed) {
                closed = true;
                super.close(status, trailers);
            }
        }
    }

    private static final class BoundedListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final CallLimit.BoundedCall<Q, ?> call;

        BoundedListener(ServerCall.Listener<Q> listener, CallLimit.BoundedCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onCancel() {
            call.release();
            super.onCancel();
        }

        /** A service did not complete what expired: it has to clean up as for a caller that has gone. */
        @Override
        public void onComplete() {
            call.release();
            if (call.isExpired()) {
                super.onCancel();
            } else {
                super.onComplete();
            }
        }
    }
}

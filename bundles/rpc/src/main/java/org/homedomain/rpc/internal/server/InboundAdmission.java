// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.homedomain.rpc.internal.call.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what unfinished requests may cost. A request is buffered while it arrives, up to the largest message, and
 * gRPC has no bound on how many do at once. So a call asks for its request only when one of few places is free; until
 * then flow control keeps the bytes at the sender. A request that dawdles loses its place and is refused.
 */
final class InboundAdmission implements ServerInterceptor {

    private final ScheduledExecutorService timers;
    private final LongAdder refused = new LongAdder();
    private final Deque<AdmittedCall<?, ?>> waiting = new ArrayDeque<>();
    private int open;
    private int receiving;

    InboundAdmission(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!enter()) {
            refused.increment();
            call.close(
                    Refusal.BUSY.status("This domain answers too many calls already; try again."),
                    Refusal.BUSY.trailers());
            return new ServerCall.Listener<>() {};
        }
        AdmittedCall<Q, A> admitted = new AdmittedCall<>(call);
        return new AdmittedListener<>(next.startCall(admitted, headers), admitted);
    }

    /** Calls refused because there were too many, or because they took too long to arrive. */
    long refused() {
        return refused.sum();
    }

    private synchronized boolean enter() {
        if (open >= ServerCaps.MAX_CALLS) {
            return false;
        }
        open++;
        return true;
    }

    private void leave(AdmittedCall<?, ?> call) {
        synchronized (this) {
            open--;
            waiting.remove(call);
        }
        finish(call);
    }

    private synchronized boolean takePlace(AdmittedCall<?, ?> call) {
        if (receiving >= ServerCaps.MAX_RECEIVING) {
            waiting.add(call);
            return false;
        }
        receiving++;
        return true;
    }

    /** The request is complete, or will never be: its place goes to the next. */
    private void finish(AdmittedCall<?, ?> call) {
        AdmittedCall<?, ?> next;
        synchronized (this) {
            if (!call.holdsPlace) {
                return;
            }
            call.holdsPlace = false;
            receiving--;
            next = waiting.poll();
            if (next != null) {
                receiving++;
            }
        }
        if (next != null) {
            next.receive();
        }
    }

    private final class AdmittedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private boolean holdsPlace; // guarded by InboundAdmission.this
        private int requested;
        private volatile boolean timedOut;
        private volatile @Nullable Future<?> timer;

        AdmittedCall(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void request(int messages) {
            if (requested > 0) {
                super.request(messages);
                return;
            }
            requested = messages;
            if (takePlace(this)) {
                receive();
            }
        }

        void receive() {
            synchronized (InboundAdmission.this) {
                holdsPlace = true;
            }
            timer = timers.schedule(this::dawdled, ServerCaps.RECEIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            super.request(requested);
        }

        private void dawdled() {
            synchronized (InboundAdmission.this) {
                if (!holdsPlace) {
                    return;
                }
                timedOut = true;
            }
            refused.increment();
            close(Refusal.LATE.status("The request took too long to arrive."), Refusal.LATE.trailers());
            finish(this);
        }

        void received() {
            Future<?> running = timer;
            if (running != null) {
                running.cancel(false);
            }
            finish(this);
        }
    }

    private final class AdmittedListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final AdmittedCall<Q, ?> call;

        AdmittedListener(ServerCall.Listener<Q> listener, AdmittedCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            if (!call.timedOut) {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            if (!call.timedOut) {
                call.received();
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            call.received();
            leave(call);
            super.onCancel();
        }

        @Override
        public void onComplete() {
            call.received();
            leave(call);
            super.onComplete();
        }
    }
}

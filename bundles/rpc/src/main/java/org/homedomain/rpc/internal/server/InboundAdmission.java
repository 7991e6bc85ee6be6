// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.homedomain.rpc.internal.call.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what unfinished requests may cost. A request is buffered while it arrives, up to the largest message, and
 * gRPC has no bound on how many do at once. So a call asks for its request only when one of few places is free; until
 * then flow control keeps the bytes at the sender. A call that waits too long for a place, or a request that dawdles in
 * it, is refused. One address gets neither all calls nor all places.
 */
final class InboundAdmission implements ServerInterceptor {

    private enum Phase {
        WAITING,
        RECEIVING,
        OVER
    }

    private final ScheduledExecutorService timers;
    private final Rates rates;
    private final LongAdder refused = new LongAdder();
    private final Places calls = new Places(ServerCaps.MAX_CALLS, ServerCaps.MAX_CALLS_PER_ADDRESS);
    private final Places receiving = new Places(ServerCaps.MAX_RECEIVING, ServerCaps.MAX_RECEIVING_PER_ADDRESS);
    private final Deque<AdmittedCall<?, ?>> waiting = new ArrayDeque<>(); // guarded by this, as each call's phase

    InboundAdmission(ScheduledExecutorService timers, LongSupplier nanos) {
        this.timers = timers;
        this.rates = new Rates(ServerCaps.CALLS_PER_SECOND, nanos);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        InetAddress remote = Caller.counted(call);
        if (!rates.allows(remote) || !calls.take(remote)) {
            refused.increment();
            call.close(
                    Refusal.BUSY.status("This domain answers too many calls already; try again."),
                    Refusal.BUSY.trailers());
            return new ServerCall.Listener<>() {};
        }
        AdmittedCall<Q, A> admitted = new AdmittedCall<>(call, remote);
        try {
            return new AdmittedListener<>(next.startCall(admitted, headers), admitted);
        } catch (RuntimeException e) {
            admitted.leave();
            throw e;
        }
    }

    /** Calls refused because there were too many, or because they took too long to arrive. */
    long refused() {
        return refused.sum();
    }

    private synchronized boolean takePlace(AdmittedCall<?, ?> call) {
        if (call.phase == Phase.WAITING && receiving.take(call.remote)) {
            call.phase = Phase.RECEIVING;
            return true;
        }
        return false;
    }

    /** Whether the call was in that phase until now, and is over. */
    private synchronized boolean endIf(AdmittedCall<?, ?> call, Phase phase) {
        if (call.phase != phase) {
            return false;
        }
        call.phase = Phase.OVER;
        waiting.remove(call);
        if (phase == Phase.RECEIVING) {
            receiving.giveBack(call.remote);
        }
        return true;
    }

    /** The request is complete, or will never be: its place goes to the next whose address may have one. */
    private void finish(AdmittedCall<?, ?> call) {
        boolean waited = endIf(call, Phase.WAITING);
        if (!waited && endIf(call, Phase.RECEIVING)) {
            passOn();
        }
    }

    private void passOn() {
        AdmittedCall<?, ?> next = null;
        synchronized (this) {
            for (var candidates = waiting.iterator(); next == null && candidates.hasNext(); ) {
                AdmittedCall<?, ?> candidate = candidates.next();
                if (takePlace(candidate)) {
                    candidates.remove();
                    next = candidate;
                }
            }
        }
        if (next != null) {
            next.receive();
        }
    }

    private final class AdmittedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

        private final InetAddress remote;
        private Phase phase = Phase.WAITING; // guarded by InboundAdmission.this
        private int requested;
        private volatile boolean timedOut;
        private volatile @Nullable Future<?> timer;

        AdmittedCall(ServerCall<Q, A> call, InetAddress remote) {
            super(call);
            this.remote = remote;
        }

        @Override
        public void request(int messages) {
            if (requested > 0) {
                super.request(messages);
                return;
            }
            requested = messages;
            boolean placed;
            synchronized (InboundAdmission.this) {
                placed = takePlace(this);
                if (!placed && phase == Phase.WAITING) {
                    waiting.add(this);
                }
            }
            if (placed) {
                receive();
            } else {
                startTimer(Phase.WAITING, "No place to receive the request became free in time.");
            }
        }

        void receive() {
            startTimer(Phase.RECEIVING, "The request took too long to arrive.");
            super.request(requested);
        }

        /** Each phase has its own time: who waited long is not short of time to send. */
        private void startTimer(Phase during, String sentence) {
            stopTimer();
            timer = timers.schedule(
                    () -> dawdled(during, sentence), ServerCaps.RECEIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void dawdled(Phase during, String sentence) {
            timedOut = endIf(this, during);
            if (timedOut) {
                refused.increment();
                close(Refusal.LATE.status(sentence), Refusal.LATE.trailers());
                passOn();
            }
        }

        private void stopTimer() {
            Future<?> running = timer;
            if (running != null) {
                running.cancel(false);
            }
        }

        void received() {
            stopTimer();
            finish(this);
        }

        void leave() {
            received();
            calls.giveBack(remote);
        }
    }

    private static final class AdmittedListener<Q> extends SimpleForwardingServerCallListener<Q> {

        private final InboundAdmission.AdmittedCall<Q, ?> call;

        AdmittedListener(ServerCall.Listener<Q> listener, InboundAdmission.AdmittedCall<Q, ?> call) {
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
            call.leave();
            super.onCancel();
        }

        @Override
        public void onComplete() {
            call.leave();
            super.onComplete();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.SynchronizationContext;
import io.grpc.SynchronizationContext.ScheduledHandle;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.homedomain.spi.transport.ExchangeFailure;
import org.jspecify.annotations.Nullable;

/**
 * Calls all addresses of a target, one after the other has failed or been slow, until one succeeds: RFC 8305 ("happy
 * eyeballs") with whole calls instead of connections, so that an address that connects and then stays silent does not
 * hold up the others either.
 */
final class AddressRace {

    /** Longest head start of an address that does not accept a connection; RFC 8305, section 5. */
    static final long MAX_HEAD_START_MILLIS = 250;

    /**
     * Longest head start of one that did. Somebody is there, only slow: where all domains of a busy machine start at
     * once, calling a second address of the same peer makes them slower still.
     */
    static final long MAX_CONNECTED_HEAD_START_MILLIS = 1_000;

    /**
     * The winner.
     *
     * @param address that answered
     * @param answer of it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and written by nobody
    record Finish(InetSocketAddress address, byte[] answer) {}

    private final CompletableFuture<Finish> result = new CompletableFuture<>();
    private final SynchronizationContext serial =
            new SynchronizationContext((thread, failure) -> result.completeExceptionally(new ExchangeFailure(
                    ExchangeFailure.Reason.SILENT, "calling several addresses failed: " + failure)));
    private final Deque<InetSocketAddress> waiting;
    private final List<CompletableFuture<byte[]>> running = new ArrayList<>();
    private final List<ExchangeFailure> failures = new ArrayList<>();
    private final BiFunction<InetSocketAddress, Deadline, CompletableFuture<byte[]>> call;
    private final Deadline deadline;
    private final ScheduledExecutorService timers;
    private final Predicate<InetSocketAddress> connected;
    private final long fairShareMillis;
    private int pending;
    private @Nullable ScheduledHandle headStart;

    AddressRace(
            List<InetSocketAddress> addresses,
            BiFunction<InetSocketAddress, Deadline, CompletableFuture<byte[]>> call,
            Predicate<InetSocketAddress> connected,
            Deadline deadline,
            ScheduledExecutorService timers) {
        this.waiting = new ArrayDeque<>(addresses);
        this.call = call;
        this.connected = connected;
        this.deadline = deadline;
        this.timers = timers;
        this.fairShareMillis = Math.max(1, deadline.timeRemaining(TimeUnit.MILLISECONDS) / (addresses.size() + 1L));
    }

    /** Completes with the first success, or exceptionally with an {@link ExchangeFailure} when all have failed. */
    CompletableFuture<Finish> start() {
        serial.execute(this::next);
        return result;
    }

    private void next() {
        if (headStart != null) {
            headStart.cancel();
        }
        InetSocketAddress address = waiting.poll();
        if (address == null) {
            finishIfLost();
            return;
        }
        pending++;
        CompletableFuture<byte[]> attempt = call.apply(address, deadline);
        running.add(attempt);
        CompletableFuture<byte[]> unused =
                attempt.whenComplete((answer, failure) -> serial.execute(() -> ended(address, answer, failure)));
        if (!waiting.isEmpty()) {
            long millis = Math.min(MAX_HEAD_START_MILLIS, fairShareMillis);
            headStart = later(millis, () -> nextUnlessConnected(address, millis));
        }
    }

    private void nextUnlessConnected(InetSocketAddress address, long waitedMillis) {
        long moreMillis = Math.min(MAX_CONNECTED_HEAD_START_MILLIS, fairShareMillis) - waitedMillis;
        if (result.isDone()) {
            return;
        }
        if (moreMillis > 0 && connected.test(address)) {
            headStart = later(moreMillis, this::nextIfUndecided);
        } else {
            next();
        }
    }

    private void nextIfUndecided() {
        if (!result.isDone()) {
            next();
        }
    }

    private ScheduledHandle later(long millis, Runnable step) {
        return serial.schedule(step, millis, TimeUnit.MILLISECONDS, timers);
    }

    private void ended(InetSocketAddress address, byte @Nullable [] answer, @Nullable Throwable failure) {
        pending--;
        if (result.isDone()) {
            return;
        }
        if (answer != null) {
            win(new Finish(address, answer));
        } else {
            failures.add(failure(address, failure));
            next();
        }
    }

    private void win(Finish finish) {
        if (headStart != null) {
            headStart.cancel();
        }
        result.complete(finish);
        running.forEach(attempt -> attempt.cancel(false));
    }

    private void finishIfLost() {
        if (pending == 0) {
            result.completeExceptionally(AttemptFailures.summary(failures));
        }
    }

    private static ExchangeFailure failure(InetSocketAddress address, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        String where = SocketText.of(address);
        return cause instanceof StatusRuntimeException status
                ? AttemptFailures.of(where, status)
                : new ExchangeFailure(ExchangeFailure.Reason.SILENT, where + ": " + cause);
    }
}

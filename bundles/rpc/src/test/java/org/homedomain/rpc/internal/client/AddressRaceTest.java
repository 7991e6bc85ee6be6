// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.homedomain.rpc.internal.call.Refusal;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several failed attempts say together; nothing is dialled. */
final class AddressRaceTest {

    private final StatusRuntimeException silence = Status.DEADLINE_EXCEEDED.asRuntimeException();
    private final StatusRuntimeException stranger = Refusal.MISDIRECTED.with("not for me");
    private final StatusRuntimeException refusal = Status.UNAVAILABLE
            .withCause(new java.net.ConnectException("refused"))
            .asRuntimeException();

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        timers.shutdownNow();
    }

    @Test
    void aStrangerAtOneAddressDoesNotMakeASilentPeerDead() throws Exception {
        ExchangeFailure failure = race(silence, stranger);

        assertThat(failure.reason()).isEqualTo(Reason.SILENT);
        assertThat(failure).hasMessageContaining("not for me");
        assertThat(race(stranger, refusal, silence).reason()).isEqualTo(Reason.SILENT);
    }

    @Test
    void whoAnsweredOrRefusedEverywhereIsTold() throws Exception {
        assertThat(race(stranger, refusal).reason()).isEqualTo(Reason.MISDIRECTED);
        assertThat(race(refusal, refusal).reason()).isEqualTo(Reason.REFUSED);
        assertThat(race(silence, refusal).reason()).isEqualTo(Reason.SILENT);
        assertThat(race(silence, Refusal.OWN_ID.with("me")).reason()).isEqualTo(Reason.OWN_ID);
    }

    @Test
    void aCallThatThrowsEndsTheRace() throws Exception {
        ExchangeFailure failure = failureOf(2, (address, deadline) -> {
            throw new IllegalArgumentException("a bug");
        });

        assertThat(failure.reason()).isEqualTo(Reason.SILENT);
        assertThat(failure).hasMessageContaining("a bug");
    }

    @Test
    void anAddressThatConnectedHasMoreTimeThanOneThatDidNot() {
        assertThat(headStarts(true)).containsExactly(250L, 750L);
        assertThat(headStarts(false)).containsExactly(250L);
    }

    /** How long the first of two mute addresses was waited for, step by step, until the second was called. */
    private static List<Long> headStarts(boolean connected) {
        List<InetSocketAddress> called = new ArrayList<>();
        try (HandTimers timers = new HandTimers()) {
            List<InetSocketAddress> targets = List.of(port(1), port(2));
            CompletableFuture<AddressRace.Finish> unused = new AddressRace(
                            targets,
                            (address, deadline) -> {
                                called.add(address);
                                return new CompletableFuture<>();
                            },
                            address -> connected,
                            Deadline.after(10, TimeUnit.SECONDS),
                            timers)
                    .start();
            while (called.size() < 2) {
                timers.runNext();
            }
            assertThat(called).containsExactlyElementsOf(targets);
            return timers.delaysMillis;
        }
    }

    private static InetSocketAddress port(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Whose tasks are due when the test says so. */
    private static final class HandTimers extends ScheduledThreadPoolExecutor implements AutoCloseable {

        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<Long> delaysMillis = new ArrayList<>();

        HandTimers() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            delaysMillis.add(unit.toMillis(delay));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void runNext() {
            tasks.remove().run();
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }

    private ExchangeFailure race(StatusRuntimeException... attempts) throws Exception {
        return failureOf(
                attempts.length,
                (address, deadline) -> CompletableFuture.failedFuture(attempts[address.getPort() - 1]));
    }

    private ExchangeFailure failureOf(
            int addresses, BiFunction<InetSocketAddress, Deadline, CompletableFuture<byte[]>> call) throws Exception {
        List<InetSocketAddress> targets = java.util.stream.IntStream.rangeClosed(1, addresses)
                .mapToObj(AddressRaceTest::port)
                .toList();
        return new AddressRace(targets, call, address -> false, Deadline.after(10, TimeUnit.SECONDS), timers)
                .start()
                .handle((finish, failure) -> (ExchangeFailure) failure)
                .get(10, TimeUnit.SECONDS);
    }
}

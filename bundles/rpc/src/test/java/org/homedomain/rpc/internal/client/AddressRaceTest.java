// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

    private ExchangeFailure race(StatusRuntimeException... attempts) throws Exception {
        return failureOf(
                attempts.length,
                (address, deadline) -> CompletableFuture.failedFuture(attempts[address.getPort() - 1]));
    }

    private ExchangeFailure failureOf(
            int addresses, BiFunction<InetSocketAddress, Deadline, CompletableFuture<byte[]>> call) throws Exception {
        List<InetSocketAddress> targets = java.util.stream.IntStream.rangeClosed(1, addresses)
                .mapToObj(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .toList();
        return new AddressRace(targets, call, Deadline.after(10, TimeUnit.SECONDS), timers)
                .start()
                .handle((finish, failure) -> (ExchangeFailure) failure)
                .get(10, TimeUnit.SECONDS);
    }
}

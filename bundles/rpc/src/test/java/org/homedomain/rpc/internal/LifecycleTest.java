// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.wire.Wire;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LifecycleTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(?i).*(homedomain|grpc|netty|globalEventExecutor).*"))
                .collect(Collectors.toSet());
    }

    @Test
    void closingLeavesNoThreadAndFreesThePort() throws Exception {
        Set<Thread> before = threads();
        int port;
        try (TestDomain alice = new TestDomain("alice", 0);
                TestDomain bob = new TestDomain("bob", 0)) {
            alice.exchange(bob.endpoint(), LONG);
            alice.transport().ping(bob.endpoint(), LONG).toCompletableFuture().get(10, TimeUnit.SECONDS);
            port = bob.port();
            assertThat(threads()).hasSizeGreaterThan(before.size());
        }

        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
        Await.until(() -> before.containsAll(threads()));
    }

    @Test
    void whatRunsWhenItClosesStillCompletes() throws Exception {
        CompletableFuture<PeerTransport.Reply> running;
        try (ServerSocket mute = new ServerSocket(0);
                TestDomain alice = new TestDomain("alice", 0)) {
            running = alice.transport()
                    .exchange(
                            Endpoint.of("127.0.0.1", mute.getLocalPort()),
                            TestDomain.message("alice"),
                            Duration.ofMinutes(5))
                    .toCompletableFuture();
            Socket connection = mute.accept(); // it is under way now
            assertThat(connection.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ExchangeFailure.class);
    }

    @Test
    void closingTakesLessThanTwoSeconds() throws Exception {
        TestDomain alice = new TestDomain("alice", 0);
        alice.transport();
        long start = System.nanoTime();

        alice.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aPortInUseIsToldAndTakenAsSoonAsItIsFree() throws Exception {
        ServerSocket other = new ServerSocket(0);
        try (TestDomain alice = new TestDomain("alice", other.getLocalPort())) {
            Await.until(() -> alice.rpc().problem().isPresent());
            RpcDiagnosis diagnosis = new RpcDiagnosis(alice.rpc());

            Finding finding = diagnosis.examine().get(0);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.FAULT);
            assertThat(finding.observed()).contains(String.valueOf(other.getLocalPort()), "in use");
            assertThat(finding.remedy()).contains("port");
            assertThat(alice.rpc().transport()).isEmpty();

            int port = other.getLocalPort();
            other.close();
            PeerTransport transport = alice.transport();
            assertThat(transport.port()).isEqualTo(port);
            assertThat(diagnosis.examine().get(0).severity()).isEqualTo(Finding.Severity.OK);
        } finally {
            other.close();
        }
    }

    @Test
    void closingWhileThePortIsInUseEndsTheWaiting() throws Exception {
        Set<Thread> before = threads();
        try (ServerSocket other = new ServerSocket(0)) {
            TestDomain alice = new TestDomain("alice", other.getLocalPort());
            Await.until(() -> alice.rpc().problem().isPresent());
            alice.close();
        }
        Await.until(() -> before.containsAll(threads()));
    }

    @Test
    void theDoctorHearsThatThePortAnswersAndWhoeverAnswers() throws Exception {
        try (TestDomain alice = new TestDomain("alice", 0);
                TestDomain bob = new TestDomain("bob", 0)) {
            alice.exchange(bob.endpoint(), LONG);

            assertThat(new RpcDiagnosis(bob.rpc()).examine())
                    .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.OK))
                    .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo("own address 127.0.0.1"));
            Await.until(() -> bob.rpc().gate().open() == 1); // alice's; those to itself are closed

            bob.handleNothing();
            assertThat(new RpcDiagnosis(bob.rpc()).examine())
                    .anySatisfy(finding -> assertThat(finding.observed()).contains("Nobody answers"));
        }
    }

    @Test
    void theDoctorHearsWhatWasDropped() throws Exception {
        byte[] withBadIdentity = new Wire()
                .message(1, Wire.identity("stranger", "0.1.2", "127.0.0.1", 9000))
                .message(2, Wire.identity("bad", "0.1.2", "127.0.0.1", -5))
                .toByteArray();
        try (TestDomain bob = new TestDomain("bob", 0)) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", bob.port())
                    .usePlaintext()
                    .build();
            try {
                ClientCalls.blockingUnaryCall(channel, Payload.SHARE, CallOptions.DEFAULT, withBadIdentity);
            } finally {
                channel.shutdownNow();
            }

            assertThat(new RpcDiagnosis(bob.rpc()).examine())
                    .filteredOn(finding -> finding.severity() == Finding.Severity.WARNING)
                    .extracting(Finding::observed)
                    .containsExactly("Dropped since the start: 1 records with a bad port.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.transport.PeerTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two real transports on loopback count and measure. */
final class TrafficTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestDomain alice = new TestDomain("alice", 0);
    private final TestDomain bob = new TestDomain("bob", 0);

    @BeforeEach
    void quiet() throws Exception {
        alice.transport();
        bob.transport();
        // Both call themselves once when they start.
        Await.until(() -> value(alice, "calls.answered") == 2 && value(bob, "calls.answered") == 2);
        Await.until(() -> value(alice, "calls.open") == 0 && value(bob, "calls.open") == 0);
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private static Map<String, Long> figures(TestDomain domain) {
        return new RpcStatistics(domain.rpc())
                .figures().stream().collect(Collectors.toMap(Figure::name, figure -> (long) figure.value()));
    }

    private static long value(TestDomain domain, String name) {
        return figures(domain).getOrDefault(name, -1L);
    }

    private static long grown(String name, Map<String, Long> before, Map<String, Long> now) {
        return now.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
    }

    @Test
    void anExchangeIsCountedOnBothSides() throws Exception {
        Map<String, Long> callerBefore = figures(alice);
        Map<String, Long> calledBefore = figures(bob);

        alice.exchange(bob.endpoint(), LONG);
        Await.until(() -> value(bob, "calls.open") == 0 && value(alice, "calls.open") == 0);

        Map<String, Long> caller = figures(alice);
        Map<String, Long> called = figures(bob);
        assertThat(grown("messages.sent.share-identity-list", callerBefore, caller))
                .isEqualTo(1);
        assertThat(grown("messages.received.share-identity-list", callerBefore, caller))
                .isEqualTo(1);
        assertThat(grown("messages.sent", calledBefore, called)).isEqualTo(1);
        assertThat(grown("messages.received", calledBefore, called)).isEqualTo(1);
        assertThat(grown("bytes.sent", callerBefore, caller))
                .isEqualTo(grown("bytes.received", calledBefore, called))
                .isBetween(20L, 500L);
        assertThat(grown("bytes.received", callerBefore, caller)).isEqualTo(grown("bytes.sent", calledBefore, called));
        assertThat(grown("calls.made", callerBefore, caller)).isEqualTo(1);
        assertThat(grown("calls.answered", calledBefore, called)).isEqualTo(1);
        assertThat(grown("calls.failed", callerBefore, caller)).isZero();
        assertThat(value(bob, "connections.open")).isEqualTo(1);
    }

    @Test
    void aCallThatFailsIsCounted() throws Exception {
        Map<String, Long> before = figures(alice);
        bob.answer((message, remote) -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> alice.exchange(bob.endpoint(), LONG)).isNotNull();

        Await.until(() -> grown("calls.failed", before, figures(alice)) == 1);
        assertThatThrownBy(() -> alice.exchange(Endpoint.of("127.0.0.1", unusedPort()), LONG))
                .isNotNull();
        Await.until(() -> grown("calls.failed", before, figures(alice)) == 2);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void onlyAConnectionThatStoodGivesARoundTrip() throws Exception {
        PeerTransport.Reply first = alice.exchange(bob.endpoint(), LONG);
        PeerTransport.Reply second = alice.exchange(bob.endpoint(), LONG);

        assertThat(first.roundTrip()).isEmpty();
        assertThat(second.roundTrip())
                .hasValueSatisfying(time -> assertThat(time).isPositive().isLessThan(LONG));
    }

    @Test
    void whateverStrangersCallIsOneKind() {
        List<Figure> figures = new RpcStatistics(alice.rpc()).figures();

        assertThat(figures).extracting(Figure::name).doesNotHaveDuplicates().contains("messages.received.other");
        assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isNotNegative());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.homedomain.spi.transport.PeerTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real clients and servers over loopback. */
@Timeout(60)
final class LoopbackExchangeTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final TestDomain alice = new TestDomain("alice", 0);
    private final TestDomain bob = new TestDomain("bob", 0);
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(alice, bob));

    @BeforeEach
    void warmUp() throws Exception {
        alice.exchange(bob.endpoint(), LONG);
        alice.transport().forget(bob.endpoint());
        Await.until(() -> bob.rpc().gate().open() == 0);
        bob.received.clear();
        bob.remotes.clear();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Reason failureOf(Endpoint target, Duration deadline) throws Exception {
        try {
            alice.exchange(target, deadline);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExchangeFailure failure) {
                return failure.reason();
            }
            throw e;
        }
        throw new AssertionError("the exchange succeeded");
    }

    /** Accepts connections (the kernel does) and never reads. */
    private ServerSocket mute(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, InetAddresses.forString(address));
        opened.add(socket);
        return socket;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void carriesAMessageThereAndBack() throws Exception {
        PeerTransport.Reply reply = alice.exchange(bob.endpoint(), LONG);

        assertThat(bob.received).containsExactly(TestDomain.message("alice"));
        assertThat(bob.remotes).containsExactly("127.0.0.1");
        assertThat(reply.message()).isEqualTo(TestDomain.message("bob"));
        assertThat(reply.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void worksOverIpv6() throws Exception {
        PeerTransport.Reply reply = alice.exchange(bob.endpoint("::1"), LONG);

        assertThat(reply.message()).isEqualTo(TestDomain.message("bob"));
        assertThat(reply.address()).isEqualTo("::1");
        assertThat(bob.remotes).containsExactly("::1");
    }

    @Test
    void resolvesHostNames() throws Exception {
        assertThat(alice.exchange(bob.endpoint("localhost"), LONG).message()).isEqualTo(TestDomain.message("bob"));
    }

    @Test
    void aRefusedPortIsRefused() throws Exception {
        assertThat(failureOf(Endpoint.of("127.0.0.1", unusedPort()), LONG)).isEqualTo(Reason.REFUSED);
        assertThat(failureOf(new Endpoint(List.of("127.0.0.1", "127.0.0.2", "::1"), unusedPort()), LONG))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void noAddressAndAnUnknownHostAreSilent() throws Exception {
        assertThat(failureOf(new Endpoint(List.of(), 1), LONG)).isEqualTo(Reason.SILENT);
        assertThat(failureOf(Endpoint.of("no-such-host.invalid", 1), LONG)).isEqualTo(Reason.SILENT);
    }

    @Test
    void keepsTheDeadlineAgainstAServerThatNeverAnswers() throws Exception {
        ServerSocket mute = mute("127.0.0.1", 0);
        long start = System.nanoTime();

        assertThat(failureOf(Endpoint.of("127.0.0.1", mute.getLocalPort()), Duration.ofMillis(600)))
                .isEqualTo(Reason.SILENT);
        assertThat(since(start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void keepsTheDeadlineAgainstAHandlerThatNeverAnswers() throws Exception {
        bob.answer((message, remote) -> new CompletableFuture<>());
        long start = System.nanoTime();

        assertThat(failureOf(bob.endpoint(), Duration.ofMillis(600))).isEqualTo(Reason.SILENT);
        assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRefusingAddressDoesNotHoldUpTheNext() throws Exception {
        long start = System.nanoTime();
        int port = unusedPort();
        opened.add(new Relay(port, bob.port())); // on 127.0.0.1 only

        assertThat(alice.exchange(new Endpoint(List.of("127.0.0.2", "127.0.0.1"), port), LONG)
                        .message())
                .isEqualTo(TestDomain.message("bob"));
        assertThat(since(start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aMuteAddressHoldsUpTheNextForAQuarterSecondAtMost() throws Exception {
        ServerSocket mute = mute("127.0.0.2", 0);
        int port = mute.getLocalPort();
        // a relay makes bob reachable on the port that 127.0.0.2 is mute on
        Relay relay = new Relay(port, bob.port());
        opened.add(relay);
        long start = System.nanoTime();

        PeerTransport.Reply reply = alice.exchange(new Endpoint(List.of("127.0.0.2", "127.0.0.1"), port), LONG);

        assertThat(reply.address()).isEqualTo("127.0.0.1");
        assertThat(since(start)).isBetween(Duration.ofMillis(200), Duration.ofMillis(1_500));
    }

    @Test
    void theAddressThatWorkedComesFirstNextTime() throws Exception {
        ServerSocket mute = mute("127.0.0.2", 0);
        Relay relay = new Relay(mute.getLocalPort(), bob.port());
        opened.add(relay);
        Endpoint target = new Endpoint(List.of("127.0.0.2", "127.0.0.1"), mute.getLocalPort());
        alice.exchange(target, LONG);
        alice.exchange(target, LONG); // warm
        long start = System.nanoTime();

        alice.exchange(target, LONG);

        assertThat(since(start)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void aPeerThatRestartsOnItsPortIsReachedByTheVeryNextExchange() throws Exception {
        int port = unusedPort();
        Endpoint target = Endpoint.of("127.0.0.1", port);
        for (int round = 0; round < 5; round++) {
            try (TestDomain carol = new TestDomain("carol", port)) {
                carol.transport();
                assertThat(alice.exchange(target, LONG).message()).isEqualTo(TestDomain.message("carol"));
            }
            assertThat(failureOf(target, LONG)).as("round " + round).isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    void theHandlersRefusalsArriveAsWhatTheyAre() throws Exception {
        for (Reason reason : List.of(Reason.MISDIRECTED, Reason.OWN_ID)) {
            bob.answer((message, remote) ->
                    CompletableFuture.failedFuture(new ExchangeFailure(reason, "not for me: title is Other")));

            assertThatThrownBy(() -> alice.exchange(bob.endpoint(), LONG))
                    .hasCauseInstanceOf(ExchangeFailure.class)
                    .hasMessageContaining("not for me: title is Other");
            assertThat(failureOf(bob.endpoint(), LONG)).isEqualTo(reason);
        }
    }

    @Test
    void aHandlerThatThrowsIsSilentAndTheServerGoesOn() throws Exception {
        bob.answer((message, remote) -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(failureOf(bob.endpoint(), LONG)).isEqualTo(Reason.SILENT);
        bob.answer((message, remote) -> CompletableFuture.completedFuture(TestDomain.message("bob")));
        assertThat(alice.exchange(bob.endpoint(), LONG).message()).isEqualTo(TestDomain.message("bob"));
    }

    @Test
    void withoutAHandlerItIsUnavailable() throws Exception {
        bob.handleNothing();

        assertThat(failureOf(bob.endpoint(), LONG)).isEqualTo(Reason.SILENT);
        assertThatThrownBy(() -> alice.exchange(bob.endpoint(), LONG)).hasMessageContaining("starting or stopping");
    }

    @Test
    void pingMeasuresARoundTrip() throws Exception {
        Duration first = alice.transport()
                .ping(bob.endpoint(), LONG)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        assertThat(first).isBetween(Duration.ofNanos(1), Duration.ofSeconds(2));
    }

    @Test
    void somethingElseOnThePortIsUnintelligible() throws Exception {
        ServerSocket other = mute("127.0.0.1", 0);
        Thread speaker = new Thread(() -> answerAsWebServer(other), "web-server");
        speaker.setDaemon(true);
        speaker.start();

        assertThat(failureOf(Endpoint.of("127.0.0.1", other.getLocalPort()), LONG))
                .isEqualTo(Reason.UNINTELLIGIBLE);
    }

    private static void answerAsWebServer(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            assertThat(connection.getInputStream().readAllBytes()).isNotNull();
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the client closed the connection
        }
    }

    @Test
    void forgottenAndIdleChannelsAreClosed() throws Exception {
        alice.exchange(bob.endpoint(), LONG);
        assertThat(bob.rpc().gate().open()).isEqualTo(1);

        alice.transport().forget(bob.endpoint());

        Await.until(() -> bob.rpc().gate().open() == 0);
    }

    @Test
    void manyExchangesAtOnceShareOneConnection() throws Exception {
        List<CompletableFuture<PeerTransport.Reply>> running = new ArrayList<>();
        ExchangeMessage message = TestDomain.message("alice");
        for (int i = 0; i < 500; i++) {
            running.add(
                    alice.transport().exchange(bob.endpoint(), message, LONG).toCompletableFuture());
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(bob.rpc().gate().open()).isEqualTo(1);
        assertThat(bob.received).hasSize(500);
    }
}

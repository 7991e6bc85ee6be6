// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.spi.transport.ExchangeFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which addresses are dialled; nothing is. */
final class TargetAddressesTest {

    private static final int OWN_PORT = 7000;

    private final Threads threads = new Threads();
    private final ChannelPool pool =
            new ChannelPool(threads, new Traffic(), () -> Duration.ofSeconds(3), System::nanoTime);
    private final AtomicBoolean publicAddresses = new AtomicBoolean();
    private final TargetAddresses addresses =
            new TargetAddresses(OWN_PORT, publicAddresses::get, pool, threads.resolvers());

    @AfterEach
    void close() {
        pool.close();
        threads.close();
    }

    private List<String> heard(int port, String... texts) {
        return texts(addresses.heard(new Endpoint(List.of(texts), port)).join());
    }

    private List<String> given(String... texts) {
        return texts(addresses.given(new Endpoint(List.of(texts), 9000)).join());
    }

    private static List<String> texts(List<InetSocketAddress> found) {
        return found.stream().map(SocketText::host).toList();
    }

    @Test
    void ourOwnAddressWithOurOwnPortIsLeftOutUnlessItIsAllThereIs() {
        assertThat(heard(OWN_PORT, "127.0.0.1", "10.9.9.9", "::1")).containsExactly("10.9.9.9");
        assertThat(heard(OWN_PORT + 1, "127.0.0.1", "10.9.9.9")).containsExactly("127.0.0.1", "10.9.9.9");
        assertThat(heard(OWN_PORT, "127.0.0.1")).containsExactly("127.0.0.1");
    }

    @Test
    void publicAddressesThatOthersTellOfAreNotDialled() {
        assertThat(heard(9000, "10.0.0.1", "203.0.113.7", "2001:db8::7")).containsExactly("10.0.0.1");
        assertThatThrownBy(() -> heard(9000, "203.0.113.7", "100.64.0.1"))
                .isInstanceOf(ExchangeFailure.class)
                .hasMessageContaining("publicAddresses");

        publicAddresses.set(true);
        assertThat(heard(9000, "203.0.113.7")).containsExactly("203.0.113.7");
    }

    @Test
    void whatAPersonGaveIsDialledFromThenOn() {
        assertThat(given("203.0.113.7")).containsExactly("203.0.113.7");
        assertThat(heard(9001, "203.0.113.7", "203.0.113.8")).containsExactly("203.0.113.7");
    }

    @Test
    void givenAddressesAreForgottenBeyondTheCap() {
        GivenAddresses given = new GivenAddresses();
        List<InetSocketAddress> many = IntStream.rangeClosed(0, GivenAddresses.MAX)
                .mapToObj(i -> new InetSocketAddress(InetAddresses.fromInteger(i + 1), 1))
                .toList();
        given.add(many);

        assertThat(given.contains(many.get(0))).isFalse();
        assertThat(given.contains(many.get(1))).isTrue();
        assertThat(given.contains(many.get(GivenAddresses.MAX))).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.NetworkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListenerRuleTest {

    private static ListenerRule rule(boolean publicAddresses, List<String> allow, String... allowedAddresses) {
        NetworkSettings settings =
                new NetworkSettings(allow, publicAddresses, true, NetworkSettings.MdnsEngine.DIRECT, List.of());
        LocalNetwork network = () -> List.of(new LocalNetwork.Link(
                "eth0",
                Arrays.stream(allowedAddresses).map(InetAddresses::forString).toList(),
                false));
        return new ListenerRule(() -> settings, () -> Optional.of(network));
    }

    private static boolean allows(ListenerRule rule, String local, String remote) {
        return rule.allows(InetAddresses.forString(local), InetAddresses.forString(remote));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,    127.0.0.1,     true",
        "::1,          ::1,           true",
        "10.1.2.3,     10.9.9.9,      true",
        "172.16.0.1,   192.168.1.1,   true",
        "169.254.1.1,  169.254.1.2,   true",
        "fe80::1,      fe80::2,       true",
        "fd00::1,      fd00::2,       true",
        "172.32.0.1,   10.0.0.1,      false",
        "8.8.8.8,      10.0.0.1,      false",
        "10.0.0.1,     8.8.8.8,       false",
        "2001:db8::1,  2001:db8::2,   false",
        "fe80::1,      2001:db8::2,   false",
        "100.64.0.1,   100.64.0.2,    false",
    })
    void takesConnectionsOfLocalNetworksOnly(String local, String remote, boolean allowed) {
        assertThat(allows(rule(false, List.of()), local, remote)).isEqualTo(allowed);
        assertThat(allows(rule(true, List.of()), local, remote)).isTrue();
    }

    @Test
    void anAllowListNamesTheLocalAddressesThatCount() {
        ListenerRule rule = rule(false, List.of("eth0"), "10.0.0.1", "fe80::1");

        assertThat(allows(rule, "10.0.0.1", "10.0.0.2")).isTrue();
        assertThat(allows(rule, "192.168.0.1", "192.168.0.2")).isFalse();
        assertThat(allows(rule, "127.0.0.1", "127.0.0.1")).isTrue();
    }

    @Test
    void anAllowListThatNobodyCanExplainAllowsLoopbackOnly() {
        NetworkSettings settings =
                new NetworkSettings(List.of("eth0"), false, true, NetworkSettings.MdnsEngine.DIRECT, List.of());
        ListenerRule rule = new ListenerRule(() -> settings, Optional::empty);

        assertThat(allows(rule, "10.0.0.1", "10.0.0.2")).isFalse();
        assertThat(allows(rule, "127.0.0.1", "127.0.0.1")).isTrue();
    }

    @Test
    void theGateCountsPlacesPerAddressAndInTotal() {
        ConnectionGate gate = new ConnectionGate(rule(false, List.of()), System::nanoTime);
        ConnectionGate.Ends first = ends("10.0.0.2", 1);
        for (int port = 1; port <= ServerCaps.MAX_CONNECTIONS_PER_ADDRESS; port++) {
            assertThat(gate.admits(ends("10.0.0.2", port))).isTrue();
        }

        assertThat(gate.admits(ends("10.0.0.2", 99))).isFalse();
        assertThat(gate.admits(ends("10.0.0.3", 1))).isTrue();
        gate.closed(first);
        assertThat(gate.admits(first)).isTrue();
        assertThat(gate.admits(ends("8.8.8.8", 1))).isFalse();

        assertThat(gate.open()).isEqualTo(ServerCaps.MAX_CONNECTIONS_PER_ADDRESS + 1);
        assertThat(gate.refusedByCap()).isEqualTo(1);
        assertThat(gate.refusedByRule()).isEqualTo(1);
    }

    /** Many domains may run on one machine, and call each other under its address. */
    @Test
    void theGateTakesThisMachineUnderItsOwnAddressForLoopback() {
        ConnectionGate gate = new ConnectionGate(rule(false, List.of()), System::nanoTime);
        for (int port = 1; port <= 2 * ServerCaps.CONNECTIONS_PER_SECOND; port++) {
            assertThat(gate.admits(ends("10.0.0.1", port))).isTrue();
        }
        for (int port = 1; port <= 2 * ServerCaps.CONNECTIONS_PER_SECOND; port++) {
            gate.closed(ends("10.0.0.1", port));
        }

        assertThat(gate.open()).isZero();
        assertThat(gate.refusedByCap()).isZero();
    }

    @Test
    void theGateCountsConnectionsThatEndWithoutAGreeting() {
        ConnectionGate gate = new ConnectionGate(rule(false, List.of()), System::nanoTime);
        for (String remote : List.of("10.0.0.2", "10.0.0.3")) {
            assertThat(gate.admits(ends(remote, 1))).isTrue();
        }
        gate.greeted(ends("10.0.0.2", 1));

        gate.closed(ends("10.0.0.2", 1));
        assertThat(gate.strangers()).isZero();
        gate.closed(ends("10.0.0.3", 1));
        assertThat(gate.strangers()).isEqualTo(1);
    }

    private static ConnectionGate.Ends ends(String remote, int port) {
        return new ConnectionGate.Ends(
                new InetSocketAddress(InetAddresses.forString("10.0.0.1"), 9000),
                new InetSocketAddress(InetAddresses.forString(remote), port));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.NetworkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // allow            | public | interface | its addresses                | those used
                "                   | false  | eth0      | 192.168.1.2 fe80::1          | 192.168.1.2 fe80::1",
                "                   | false  | docker0   | 172.17.0.1                   | 172.17.0.1",
                "                   | false  | lo        | 127.0.0.1 ::1                | ",
                "lo                 | false  | lo        | 127.0.0.1 ::1                | 127.0.0.1 ::1",
                "127.0.0.0/8        | false  | lo        | 127.0.0.1 ::1                | 127.0.0.1",
                "lo                 | false  | eth0      | 192.168.1.2                  | ",
                "wlan*              | false  | wlan1     | 10.0.0.7                     | 10.0.0.7",
                "wlan?              | false  | wlan10    | 10.0.0.7                     | ",
                "wl*,eth0           | false  | eth0      | 10.0.0.7                     | 10.0.0.7",
                "e.h0               | false  | eth0      | 10.0.0.7                     | ",
                "10.0.0.0/8         | false  | eth0      | 10.0.0.7 192.168.1.2 fd00::1 | 10.0.0.7",
                "10.0.0.0/30        | false  | eth0      | 10.0.0.3 10.0.0.4            | 10.0.0.3",
                "fd00::/8           | false  | eth0      | 10.0.0.7 fd12::1             | fd12::1",
                "10.0.0.7           | false  | eth0      | 10.0.0.7 10.0.0.8            | 10.0.0.7",
                "                   | false  | eth0      | 8.8.8.8 100.64.0.1 2a01::1   | ",
                "                   | false  | eth0      | 8.8.8.8 172.31.0.1           | 172.31.0.1",
                "                   | false  | eth0      | 172.32.0.1 169.254.1.1       | 169.254.1.1",
                "                   | true   | eth0      | 8.8.8.8 2a01::1              | 8.8.8.8 2a01::1",
                "8.0.0.0/8          | false  | eth0      | 8.8.8.8                      | ",
            })
    void decideWhichAddressesAreUsed(String allow, boolean publicAddresses, String name, String all, String used) {
        LinkRules rules =
                LinkRules.of(settings(allow == null ? List.of() : List.of(allow.split(",", -1)), publicAddresses));
        InterfaceState state = new InterfaceState(name, 1, true, name.equals("lo"), true, addresses(all));

        assertThat(rules.judge(state).link().map(link -> link.addresses()).orElse(List.of()))
                .isEqualTo(addresses(used == null ? "" : used));
    }

    @Test
    void interfaceThatIsDownIsNoLink() {
        InterfaceState down = new InterfaceState("eth0", 1, false, false, true, addresses("10.0.0.7"));
        LinkRules.Verdict verdict = LinkRules.of(settings(List.of(), false)).judge(down);

        assertThat(verdict.link()).isEmpty();
        assertThat(verdict.refusal()).isEqualTo("is down");
    }

    @Test
    void reportSaysWhyAnInterfaceIsNotUsedAndWhatToDo() {
        LinkRules rules = LinkRules.of(settings(List.of(), false));
        List<LinkRules.Verdict> verdicts = List.of(
                rules.judge(new InterfaceState("lo", 1, true, true, true, addresses("127.0.0.1"))),
                rules.judge(new InterfaceState("ppp0", 2, true, false, true, addresses("8.8.8.8"))));

        String report = LinkReport.of(verdicts).stream()
                .map(finding -> finding.severity() + " " + finding.observed() + finding.remedy())
                .collect(Collectors.joining("\n"));
        assertThat(report)
                .contains("OK Is not used: it is the loopback interface")
                .contains("WARNING Is not used: it has public addresses only (8.8.8.8)")
                .contains("publicAddresses = true")
                .contains("FAULT No network interface can be used");
    }

    @Test
    void noticesWhatComesGoesAndIsReplaced() {
        List<InterfaceState> table = new ArrayList<>();
        List<List<String>> told = new ArrayList<>();
        LinkWatch watch = new LinkWatch(
                () -> Optional.of(List.copyOf(table)),
                LinkRules.of(settings(List.of(), false)),
                links -> told.add(links.stream().map(link -> link.name()).toList()));
        watch.look();
        assertThat(told).as("nothing changed").isEmpty();

        table.add(new InterfaceState("eth0", 1, true, false, true, addresses("10.0.0.7")));
        watch.look();
        watch.look();
        table.set(0, new InterfaceState("eth0", 2, true, false, true, addresses("10.0.0.7")));
        watch.look();
        table.set(0, new InterfaceState("eth0", 2, true, false, true, addresses("10.0.0.8")));
        watch.look();
        table.clear();
        watch.look();
        assertThat(told).containsExactly(List.of("eth0"), List.of("eth0"), List.of("eth0"), List.of());
        assertThat(watch.links()).isEmpty();
    }

    @Test
    void whatTheSystemDoesNotTellHasNotChanged() {
        List<InterfaceState> table = List.of(new InterfaceState("eth0", 1, true, false, true, addresses("10.0.0.7")));
        AtomicReference<Optional<List<InterfaceState>>> told = new AtomicReference<>(Optional.of(table));
        List<List<LocalNetwork.Link>> changes = new ArrayList<>();
        LinkWatch watch = new LinkWatch(told::get, LinkRules.of(settings(List.of(), false)), changes::add);

        told.set(Optional.empty());
        watch.look();

        assertThat(watch.links()).hasSize(1);
        assertThat(changes).isEmpty();
    }

    @Test
    void aTunnelWithoutMulticastIsUsedAndNoReasonToWarn() {
        InterfaceState tunnel = new InterfaceState("wg0", 3, true, false, false, addresses("10.8.0.2"));
        LinkRules.Verdict verdict = LinkRules.of(settings(List.of(), false)).judge(tunnel);

        assertThat(verdict.link())
                .hasValueSatisfying(link -> assertThat(link.multicast()).isFalse());
        assertThat(LinkReport.of(List.of(verdict))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.OK);
            assertThat(finding.observed()).contains("10.8.0.2", "carries no multicast");
        });
    }

    @Test
    void newRulesCountFromTheNextLookOn() {
        List<InterfaceState> table = List.of(new InterfaceState("eth0", 1, true, false, true, addresses("10.0.0.7")));
        LinkWatch watch =
                new LinkWatch(() -> Optional.of(table), LinkRules.of(settings(List.of("wlan*"), false)), links -> {});
        assertThat(watch.links()).isEmpty();

        watch.apply(LinkRules.of(settings(List.of("eth*"), false)));
        watch.look();
        assertThat(watch.links()).hasSize(1);
    }

    @Test
    void readsTheInterfacesOfThisMachine() {
        assertThat(InterfaceTable.read().orElseThrow())
                .anySatisfy(each -> assertThat(each.loopback()).isTrue())
                .allSatisfy(each -> assertThat(each.addresses()).allSatisfy(address -> assertThat(
                                address.getHostAddress().contains("%"))
                        .as("only link-local addresses have a zone: %s", address)
                        .isEqualTo(address.getAddress().length > 4 && address.isLinkLocalAddress())));
    }

    private static NetworkSettings settings(List<String> allow, boolean publicAddresses) {
        return new NetworkSettings(allow, publicAddresses, true, NetworkSettings.MdnsEngine.DIRECT, List.of());
    }

    private static List<InetAddress> addresses(String text) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String each : text.split(" ", -1)) {
            if (!each.isEmpty()) {
                addresses.addAll(literal(each));
            }
        }
        return addresses;
    }

    private static List<InetAddress> literal(String text) {
        try {
            return List.of(InetAddress.getAllByName(text));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

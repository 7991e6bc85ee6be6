// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Network;
import org.junit.jupiter.api.Test;

/** Domains on several networks, whose links come and go. */
@InLab
final class LinkIT {

    /** Several times the bound after which silence means failure. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

    @Test
    void peersOnTheSecondNetworkStayWhenTheFirstGoesDown() {
        try (Lab lab = new Lab(3)) {
            Network second = lab.newNetwork();
            lab.hosts().forEach(host -> host.attach(second));
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains).awaitAll(Lab.START);

            lab.host(1).link("eth0").down();
            assertAllStayAlive(domains);
            lab.host(1).link("eth0").up();
            lab.hosts().forEach(host -> host.link("eth1").unplug());
            assertAllStayAlive(domains);
        }
    }

    @Test
    void newcomerOnANetworkThatCameLaterIsFound() {
        try (Lab lab = new Lab(3)) {
            Network second = lab.newNetwork();
            Host apart = lab.host(3);
            apart.link("eth0").down();
            apart.attach(second);
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains.subList(0, 2)).awaitAll(Lab.START);
            lab.host(1).attach(second);
            new Acquaintance(List.of(domains.get(0), domains.get(2))).awaitAll(Duration.ofSeconds(75));
        }
    }

    @Test
    void domainsMeetWhereThereAreOnlyLinkLocalAddressesOfIpv6() {
        try (Lab lab = new Lab(3)) {
            lab.hosts().forEach(host -> host.run("ip -4 addr flush dev eth0").succeeded());
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains).awaitAll(Lab.START);
            assertAllStayAlive(domains);
        }
    }

    private static void assertAllStayAlive(List<Domain> domains) {
        Await.holds(LONG_ENOUGH, "nobody to be given up", () -> domains.stream().noneMatch(domain -> domains.stream()
                .anyMatch(other ->
                        other != domain && domain.log().first(other, "failed").isPresent())));
        assertThat(domains)
                .allSatisfy(domain -> assertThat(domain.peers()).hasSize(3).allMatch(row -> row.status()
                        .equals("alive")));
    }
}

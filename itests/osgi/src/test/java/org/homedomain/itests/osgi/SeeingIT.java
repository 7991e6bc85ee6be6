// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened, and how much, is to be had as services of either framework. */
class SeeingIT {

    @Test
    void eventsAndFiguresAreServices() throws Exception {
        int port = Toml.freePort();
        String hallToml = Toml.of("Seeing", "hall", port, false, List.of());
        String cellarToml = Toml.of("Seeing", "cellar", Toml.freePort(), false, List.of(port));
        try (DomainFramework hall = DomainFramework.start(Flavour.FELIX, "seeing-hall", hallToml);
                DomainFramework cellar = DomainFramework.start(Flavour.EQUINOX, "seeing-cellar", cellarToml)) {
            awaitHistory(hall, "JOINED cellar");
            awaitHistory(cellar, "JOINED hall");
            for (DomainFramework each : List.of(hall, cellar)) {
                await().atMost(DomainFramework.BOUND).untilAsserted(() -> assertThat(each.ask("figures"))
                        .contains(
                                "messages.sent.share-identity-list",
                                "bytes.received",
                                "calls.answered",
                                "uptime",
                                "peers.alive",
                                "events.joined"));
            }

            cellar.ask("sleep PT8H");
            awaitHistory(hall, "JOINED cellar", "SLEPT cellar");
            cellar.bundle("org.homedomain.registry").stop();
            assertThat(cellar.ask("figures")).contains("messages.sent").doesNotContain("peers.alive", "uptime");
            cellar.bundle("org.homedomain.registry").start();
            awaitHistory(hall, "JOINED cellar", "SLEPT cellar", "JOINED cellar");
        }
    }

    private static void awaitHistory(DomainFramework domain, String... expected) {
        await().atMost(DomainFramework.BOUND).untilAsserted(() -> assertThat(domain.ask("history"))
                .filteredOn(event -> event.startsWith("JOINED") || event.startsWith("SLEPT"))
                .containsExactly(expected));
    }
}

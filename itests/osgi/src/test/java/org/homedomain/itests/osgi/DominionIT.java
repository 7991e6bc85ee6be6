// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A domain on Felix and one on Equinox, side by side in one JVM. */
class DominionIT {

    @Test
    void twoMeetByStaticPeer() throws Exception {
        int port = Toml.freePort();
        int otherPort = Toml.freePort();
        meet(
                "static",
                Toml.of("Static", "hall", port, false, List.of()),
                Toml.of("Static", "cellar", otherPort, false, List.of(port)));
    }

    @Test
    void twoMeetByMulticastOnLoopback() throws Exception {
        meet(
                "multicast",
                Toml.of("Multicast", "hall", Toml.freePort(), true, List.of()),
                Toml.of("Multicast", "cellar", Toml.freePort(), true, List.of()));
    }

    private static void meet(String name, String hallToml, String cellarToml) throws Exception {
        try (DomainFramework hall = DomainFramework.start(Flavour.FELIX, name + "-hall", hallToml);
                DomainFramework cellar = DomainFramework.start(Flavour.EQUINOX, name + "-cellar", cellarToml)) {
            awaitPeer(hall, "cellar ALIVE");
            awaitPeer(cellar, "hall ALIVE");
            cellar.bundle("org.homedomain.registry").stop();
            awaitPeer(hall, "cellar LEFT");
        }
    }

    private static void awaitPeer(DomainFramework domain, String expected) {
        await().atMost(DomainFramework.BOUND).untilAsserted(() -> assertThat(domain.ask("peers"))
                .singleElement()
                .asString()
                .startsWith(expected));
    }
}

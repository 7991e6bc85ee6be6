// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.itests.karaf.Soon.soon;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several containers, one dominion, by multicast on loopback. */
class DominionIT {

    private static final String TITLE = "karafdominion";

    @Test
    void karafsAndTheLeanRuntimeMeet() throws Exception {
        KarafFolder byFile = KarafFolder.create("dominion-file");
        byFile.write(byFile.etc().resolve("domain.toml"), new DomainToml(TITLE, "hallway", FreePort.next()).text());
        KarafFolder byPid = KarafFolder.create("dominion-pid");
        byPid.write(byPid.etc().resolve("org.homedomain.cfg"), new DomainToml(TITLE, "kitchen", FreePort.next()).pid());
        try (Karaf hallway = Karaf.start(byFile);
                Karaf kitchen = Karaf.start(byPid);
                LeanRuntime garage = LeanRuntime.start(new DomainToml(TITLE, "garage", FreePort.next()))) {
            hallway.dropArchive();
            kitchen.dropArchive();
            Map<String, String> all = Map.of("hallway", "alive", "kitchen", "alive", "garage", "alive");
            awaitPeers(hallway, all);
            awaitPeers(kitchen, all);
            soon("view of the lean runtime")
                    .untilAsserted(() -> assertThat(garage.peers()).isEqualTo(all));
            assertTabCompletes(hallway, "domain:peer ki", "domain:peer kitchen");
            kitchen.removeArchive();
            Map<String, String> oneLeft = Map.of("hallway", "alive", "kitchen", "left", "garage", "alive");
            awaitPeers(hallway, oneLeft);
            soon("view of the lean runtime")
                    .untilAsserted(() -> assertThat(garage.peers()).isEqualTo(oneLeft));
        }
    }

    private static void awaitPeers(Karaf karaf, Map<String, String> expected) {
        soon("domain").untilAsserted(() -> assertThat(Peers.of(karaf)).isEqualTo(expected));
    }

    private static void assertTabCompletes(Karaf karaf, String typed, String completed) throws Exception {
        try (SshTerminal terminal = new SshTerminal(karaf.folder())) {
            soon("prompt").until(() -> terminal.screen().contains("karaf@"));
            terminal.type(typed + "\t");
            soon("completion").until(() -> terminal.screen().contains(completed));
        }
    }
}

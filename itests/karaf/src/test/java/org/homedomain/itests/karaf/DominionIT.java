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
    void karafsMeetAndOneTabsTheOthersName() throws Exception {
        KarafFolder byFile = KarafFolder.create("dominion-file");
        byFile.write(byFile.etc().resolve("domain.toml"), new DomainToml(TITLE, "hallway", FreePort.next()).text());
        KarafFolder byPid = KarafFolder.create("dominion-pid");
        byPid.write(byPid.etc().resolve("org.homedomain.cfg"), new DomainToml(TITLE, "kitchen", FreePort.next()).pid());
        try (Karaf hallway = Karaf.start(byFile);
                Karaf kitchen = Karaf.start(byPid)) {
            hallway.dropArchive();
            kitchen.dropArchive();
            awaitPeers(hallway, Map.of("hallway", "alive", "kitchen", "alive"));
            awaitPeers(kitchen, Map.of("hallway", "alive", "kitchen", "alive"));
            assertTabCompletes(hallway, "domain:peer ki", "domain:peer kitchen");
            kitchen.removeArchive();
            awaitPeers(hallway, Map.of("hallway", "alive", "kitchen", "left"));
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

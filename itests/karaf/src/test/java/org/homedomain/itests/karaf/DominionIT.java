// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.itests.karaf.Soon.soon;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several containers, one dominion, by multicast on loopback. */
class DominionIT {

    private static final String TITLE = "karafdominion";
    private static final String LISTENERS = "service:list org.homedomain.api.peer.PeerListener";

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
            assertFollowsEventsUntilTheClientGoes(hallway, kitchen);
            Map<String, String> oneLeft = Map.of("hallway", "alive", "kitchen", "left", "garage", "alive");
            awaitPeers(hallway, oneLeft);
            soon("view of the lean runtime")
                    .untilAsserted(() -> assertThat(garage.peers()).isEqualTo(oneLeft));
        }
    }

    private static void awaitPeers(Karaf karaf, Map<String, String> expected) {
        soon("domain").untilAsserted(() -> assertThat(Peers.of(karaf)).isEqualTo(expected));
    }

    /** Makes the kitchen leave and sees it at a terminal, until Ctrl-C, and in a pipe that breaks. */
    private static void assertFollowsEventsUntilTheClientGoes(Karaf hallway, Karaf kitchen) throws Exception {
        try (SshTerminal terminal = new SshTerminal(hallway.folder())) {
            soon("prompt").until(() -> terminal.screen().contains("karaf@"));
            terminal.type("domain:events --kind left\r");
            soon("listener").until(() -> hallway.shell(LISTENERS).output().contains("homedomain :: shell"));
            kitchen.removeArchive();
            soon("event").until(() -> terminal.screen().matches("(?s).*kitchen \\(.{8}\\) left.*"));
            terminal.type("\u0003");
            soon("end of the listener")
                    .until(() -> !hallway.shell(LISTENERS).output().contains("homedomain :: shell"));
            terminal.type("domain:stats\r");
            soon("figures").until(() -> terminal.screen().contains("bytes.sent.share-identity-list"));
            terminal.type("domain:events\r");
            soon("listener").until(() -> hallway.shell(LISTENERS).output().contains("homedomain :: shell"));
        }
        soon("end of the listener")
                .until(() -> !hallway.shell(LISTENERS).output().contains("homedomain :: shell"));
        assertThat(hallway.shell("domain:events --last 3 --kind left --json").output())
                .contains("\"name\":\"kitchen\"");
    }

    private static void assertTabCompletes(Karaf karaf, String typed, String completed) throws Exception {
        try (SshTerminal terminal = new SshTerminal(karaf.folder())) {
            soon("prompt").until(() -> terminal.screen().contains("karaf@"));
            terminal.type(typed + "\t");
            soon("completion").until(() -> terminal.screen().contains(completed));
        }
    }
}

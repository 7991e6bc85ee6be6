// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where settings come from in a framework, and what happens when they are wrong. */
class ConfigurationIT {

    private static final String SETTINGS = "org.homedomain.spi.settings.SettingsSource";
    private static final String REGISTRY = "org.homedomain.api.peer.PeerRegistry";

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void metatypeDescribesThePid(Flavour flavour) throws Exception {
        try (DomainFramework domain = DomainFramework.start(flavour, "metatype-" + flavour, "")) {
            assertThat(domain.ask("metatype")).contains("org.homedomain");
        }
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void wrongFileLeavesTheRegistryUnsatisfiedAndTheDiagnosisSaysWhy(Flavour flavour) throws Exception {
        String toml = "title = \"Wrong\"\nprot = 9000\n";
        try (DomainFramework domain = DomainFramework.start(flavour, "wrong-" + flavour, toml)) {
            await().atMost(DomainFramework.BOUND).untilAsserted(() -> assertThat(domain.ask("findings"))
                    .anyMatch(each -> each.contains("domain.toml:2:1") && each.contains("'prot'")));
            assertThat(domain.hasService(SETTINGS)).isFalse();
            assertThat(domain.hasService(REGISTRY)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void configurationAdminNamesTheDomain(Flavour flavour) throws Exception {
        try (DomainFramework domain = DomainFramework.start(flavour, "pid-" + flavour, "")) {
            int port = Toml.freePort();
            domain.ask("configure title=Pid-" + flavour + " name=attic network.interfaces=lo port=" + port);
            await().atMost(DomainFramework.BOUND)
                    .untilAsserted(() -> assertThat(domain.ask("self")).isEqualTo(List.of("attic ALIVE " + port)));
        }
    }
}

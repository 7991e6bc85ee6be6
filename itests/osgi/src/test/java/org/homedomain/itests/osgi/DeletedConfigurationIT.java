// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.ServiceReference;

/** What {@code config:delete org.homedomain} does: the domain goes on and says what waits for a restart. */
class DeletedConfigurationIT {

    private static final String REGISTRY = "org.homedomain.api.peer.PeerRegistry";

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void deletingTheConfigurationDoesNotRestartTheDomain(Flavour flavour) throws Exception {
        try (DomainFramework domain = DomainFramework.start(flavour, "deleted-" + flavour, "")) {
            int port = Toml.freePort();
            domain.ask("configure title=Deleted-" + flavour + " name=attic network.interfaces=lo port=" + port);
            await().atMost(DomainFramework.BOUND)
                    .untilAsserted(() -> assertThat(domain.ask("self")).isEqualTo(List.of("attic ALIVE " + port)));
            ServiceReference<?> registry = domain.context().getAllServiceReferences(REGISTRY, null)[0];

            domain.ask("delete-configuration");

            await().atMost(DomainFramework.BOUND).untilAsserted(() -> assertThat(domain.ask("findings"))
                    .anyMatch(each -> each.contains("now the defaults")));
            assertThat(registry.getBundle())
                    .as("the registry is still registered")
                    .isNotNull();
            assertThat(domain.ask("self")).isEqualTo(List.of("attic ALIVE " + port));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;

/** Any service with the properties home.name and home.port is told to the dominion while it is there. */
class AdvertisementIT {

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void serviceIsToldWhileItIsRegistered(Flavour flavour) throws Exception {
        String toml = Toml.of("Advertisement-" + flavour, "porch", Toml.freePort(), false, List.of());
        try (DomainFramework domain = DomainFramework.start(flavour, "advertisement-" + flavour, toml)) {
            ServiceRegistration<?> lamp = domain.context()
                    .registerService(
                            Runnable.class,
                            () -> {},
                            FrameworkUtil.asDictionary(Map.of("home.name", "lamp", "home.port", 4711)));
            awaitServices(domain, List.of("lamp:4711"));
            lamp.unregister();
            awaitServices(domain, List.of());
        }
    }

    private static void awaitServices(DomainFramework domain, List<String> expected) throws InvalidSyntaxException {
        domain.awaitService("org.homedomain.api.peer.PeerRegistry");
        await().atMost(DomainFramework.BOUND)
                .untilAsserted(() -> assertThat(domain.ask("own-services")).isEqualTo(expected));
    }
}

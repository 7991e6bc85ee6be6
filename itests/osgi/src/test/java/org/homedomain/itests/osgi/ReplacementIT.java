// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each bundle of ours is stopped and started, updated in place and rewired; then all goes. Nothing may pile up. */
class ReplacementIT {

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void replacingEachBundleLeavesNothing(Flavour flavour) throws Exception {
        Traces traces = new Traces();
        int port = Toml.freePort();
        String toml = Toml.of("Replacement-" + flavour, "loft", port, true, List.of());
        try (DomainFramework domain = DomainFramework.start(flavour, "replacement-" + flavour, toml)) {
            awaitServing(domain, port);
            await().atMost(DomainFramework.BOUND)
                    .untilAsserted(() -> assertThat(traces.newSockets()).anyMatch(each -> each.startsWith("udp:5353")));
            int sockets = traces.newSockets().size();
            for (String name : domain.ours()) {
                domain.bundle(name).stop();
                domain.bundle(name).start();
                awaitServing(domain, port);
                domain.update(name);
                awaitServing(domain, port);
                domain.refresh(name);
                awaitServing(domain, port);
            }
            await().atMost(DomainFramework.BOUND).untilAsserted(() -> {
                assertThat(traces.ourThreads())
                        .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(mostOf(name)));
                assertThat(traces.newSockets()).hasSize(sockets);
            });
        }
        await().atMost(DomainFramework.BOUND).untilAsserted(() -> {
            assertThat(traces.ourThreads()).isEmpty();
            assertThat(traces.newSockets()).isEmpty();
        });
    }

    private static void awaitServing(DomainFramework domain, int port) {
        await().atMost(DomainFramework.BOUND).ignoreExceptions().untilAsserted(() -> assertThat(domain.ask("self"))
                .isEqualTo(List.of("loft ALIVE " + port)));
    }

    /** One thread of each kind, except those that share work. */
    private static long mostOf(String name) {
        return name.startsWith("homedomain-rpc-") ? 2 : 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.itests.karaf.Soon.soon;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mistake in the file is told in the shell, and mended without restart. */
class WrongConfigurationIT {

    @Test
    void doctorNamesTheMistakeAndMendingItStartsTheDomain() {
        KarafFolder folder = KarafFolder.create("wrong-configuration");
        DomainToml right = new DomainToml("wrongconfiguration", "cellar", FreePort.next());
        folder.write(folder.etc().resolve("domain.toml"), right.text().replace("port", "prot"));
        try (Karaf karaf = Karaf.start(folder)) {
            karaf.dropArchive();
            soon("domain")
                    .untilAsserted(() -> assertThat(karaf.shell("domain:doctor").output())
                            .contains("domain.toml:3:1", "'prot'", "'port'"));
            assertThat(karaf.shell("domain:doctor").status()).isNotZero();
            assertThat(DomainRpc.isOpen(right.port())).isFalse();
            folder.write(folder.etc().resolve("domain.toml"), right.text());
            soon("domain").untilAsserted(() -> assertThat(Peers.of(karaf)).isEqualTo(Map.of("cellar", "alive")));
        }
    }
}

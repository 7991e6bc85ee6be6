// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.itests.karaf.Soon.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As openHAB runs it: Karaf on Equinox, with libraries of openHAB 5.2 there before ours. */
class EquinoxIT {

    @Test
    void archiveUsesWhatIsThereAndLeavesItThere() throws IOException {
        KarafFolder folder = KarafFolder.create("equinox");
        folder.append("config.properties", "karaf.framework=equinox");
        DomainToml domain = new DomainToml("equinoxkaraf", "study", FreePort.next());
        folder.write(folder.etc().resolve("domain.toml"), domain.text());
        try (Karaf karaf = Karaf.start(folder)) {
            assertThat(karaf.shell("bundle:list -t 0 -s 0").output()).contains("org.eclipse.osgi");
            installLibraries(karaf);
            List<String> before = bundles(karaf);
            karaf.dropArchive();
            soon("domain").untilAsserted(() -> assertThat(Peers.of(karaf)).isEqualTo(Map.of("study", "alive")));
            assertThat(DomainRpc.answers(domain.port())).isTrue();
            assertThat(bundles(karaf)).containsAll(before);
            assertThat(copiesOf(karaf, "com.google.guava", "com.google.gson", "javax.jmdns"))
                    .isEqualTo(3);
            karaf.removeArchive();
            soon("domain").untilAsserted(() -> assertThat(bundles(karaf)).isEqualTo(before));
            // Netty's global executor lives on for a second after its last task.
            soon("threads").untilAsserted(() -> assertThat(Ours.threadNames(karaf.process()))
                    .isEmpty());
            assertThat(DomainRpc.isOpen(domain.port())).isFalse();
        }
    }

    private static void installLibraries(Karaf karaf) throws IOException {
        try (Stream<Path> jars = Files.list(Given.openHabFolder())) {
            for (Path jar : jars.sorted().toList()) {
                assertThat(karaf.shell("bundle:install -s " + jar.toUri()).status())
                        .isZero();
            }
        }
    }

    /** Each bundle with its state, version and symbolic name. */
    private static List<String> bundles(Karaf karaf) {
        return karaf.shell("bundle:list -t 0 -s")
                .output()
                .lines()
                .filter(each -> each.contains("|"))
                .map(String::strip)
                .toList();
    }

    private static long copiesOf(Karaf karaf, String... names) {
        return bundles(karaf).stream()
                .filter(each -> Stream.of(names).anyMatch(name -> each.endsWith(" " + name)))
                .count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.itests.karaf.Soon.atOnce;
import static org.homedomain.itests.karaf.Soon.soon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One archive in one Karaf: dropped, overwritten, removed, dropped again. */
class ArchiveLifeIT {

    private static final String SERVICE_TYPE = "_archivelife._tcp";
    private static final int RUNS = 3;
    private static final String[] GONE = {
        "org.homedomain.config.",
        "org.homedomain.discovery.",
        "org.homedomain.membership.",
        "org.homedomain.proto.",
        "org.homedomain.registry.",
        "org.homedomain.rpc.",
        "org.homedomain.spi.",
        "com.google.protobuf.",
        "io.grpc."
    };
    private static final DomainToml DOMAIN = new DomainToml("archivelife", "shed", FreePort.next());

    private static Karaf karaf;

    @BeforeAll
    static void start() {
        KarafFolder folder = KarafFolder.create("archive-life");
        folder.write(folder.etc().resolve("domain.toml"), DOMAIN.text());
        karaf = Karaf.start(folder);
    }

    @AfterAll
    static void stop() {
        karaf.close();
    }

    @Test
    void comesAndGoesWithoutTrace() {
        Set<String> portsBefore = karaf.process().openPorts();
        long memoryBefore = karaf.process().residentMegabytes();
        List<Long> untilFirstRpc = new ArrayList<>();
        List<Long> memoryAdded = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            untilFirstRpc.add(dropAndAwaitRpc());
            assertWorks();
            memoryAdded.add(karaf.process().residentMegabytes() - memoryBefore);
            overwriteInPlace();
            karaf.removeArchive();
            assertGone(portsBefore);
        }
        Measured.put("KAR drop to first RPC", "ms", untilFirstRpc);
        Measured.put("Karaf alone, resident", "MB", List.of(memoryBefore));
        Measured.put("added to Karaf, resident", "MB", memoryAdded);
    }

    private static long dropAndAwaitRpc() {
        long start = System.nanoTime();
        karaf.dropArchive();
        awaitServing();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void awaitServing() {
        atOnce("first RPC").until(() -> DomainRpc.answers(DOMAIN.port()));
    }

    private static void assertWorks() {
        soon("domain")
                .untilAsserted(() -> assertThat(Peers.of(karaf)).containsExactlyEntriesOf(Map.of("shed", "alive")));
        ShellAnswer table = karaf.shell("domain:peers");
        assertThat(table.status()).isZero();
        assertThat(table.output()).contains("shed", "alive");
        assertThat(karaf.shell("domain:peer nobody-of-that-name").status()).isNotZero();
        soon("announcement")
                .until(() -> !MulticastQuestion.instancesOf(SERVICE_TYPE).isEmpty());
    }

    private static void overwriteInPlace() {
        Set<String> ports = karaf.process().openPorts();
        assertThat(Ours.threadNames(karaf.process())).isNotEmpty();
        karaf.dropArchive();
        atOnce("end of the old one").until(() -> !DomainRpc.isOpen(DOMAIN.port()));
        awaitServing();
        soon("domain").untilAsserted(() -> {
            assertThat(karaf.process().openPorts()).isEqualTo(ports);
            assertThat(Ours.threadCounts(karaf.process()))
                    .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(mostOf(name)));
        });
    }

    /** One thread of each kind, except those that share work. */
    private static long mostOf(String name) {
        return name.startsWith("homedomain-rpc-") ? 2 : 1;
    }

    private static void assertGone(Set<String> portsBefore) {
        soon("removal").untilAsserted(() -> {
            assertThat(karaf.shell("bundle:list -t 0").output()).doesNotContain("homedomain");
            assertThat(karaf.process().openPorts()).isEqualTo(portsBefore);
            assertThat(Ours.threadNames(karaf.process())).isEmpty();
        });
        assertThat(DomainRpc.isOpen(DOMAIN.port())).isFalse();
        assertThat(MulticastQuestion.instancesOf(SERVICE_TYPE)).isEmpty();
        // The command classes that a session used (shell, api) were seen to stay until later; nothing else may.
        soon("end of its classes")
                .untilAsserted(
                        () -> assertThat(karaf.process().liveClasses(GONE)).isEmpty());
    }
}

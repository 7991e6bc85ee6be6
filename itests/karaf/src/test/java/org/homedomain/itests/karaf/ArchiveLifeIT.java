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
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One archive in one Karaf: dropped, overwritten, removed, dropped again. */
class ArchiveLifeIT {

    private static final String SERVICE_TYPE = "_archivelife._tcp";
    private static final int RUNS = 3;
    private static final String[] CARRIED = {"org.homedomain.", "com.google.protobuf.", "io.grpc."};

    /** On Java 17 a few handles of the JDK keep the classes for which they were linked last (JDK-8078641). */
    private static final long MOST_GENERATIONS = 2;

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
        Memory before = memory();
        List<Long> untilFirstRpc = new ArrayList<>();
        List<Memory> added = new ArrayList<>();
        List<Memory> left = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            untilFirstRpc.add(dropAndAwaitRpc());
            assertWorks();
            added.add(memory().minus(before));
            overwriteInPlace();
            karaf.removeArchive();
            assertGone(portsBefore);
            left.add(karaf.process().memory().minus(before));
        }
        Measured.put("KAR drop to first RPC", "ms", untilFirstRpc);
        Measured.put("Karaf alone", List.of(before));
        Measured.put("added to Karaf", added);
        Measured.put("left in Karaf", left);
        assertGrewByLess(added.get(0), left.get(RUNS - 1).minus(left.get(0)));
    }

    /** Two domains come and go in each run: if they stayed, it would show. */
    private static void assertGrewByLess(Memory oneDomain, Memory growth) {
        assertThat(growth.heap()).isLessThan(oneDomain.heap());
        assertThat(growth.metaspace()).isLessThan(oneDomain.metaspace());
    }

    /** Each command over SSH leaves threads of its session behind, idle, for a minute: they are not ours. */
    private static Memory memory() {
        Awaitility.await("end of the threads of sessions")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> karaf.process().threads().stream().noneMatch(dump -> dump.startsWith("\"session-")));
        return karaf.process().memory();
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
            assertThat(karaf.process().openPorts()).isEqualTo(portsBefore);
            assertThat(Ours.threadNames(karaf.process())).isEmpty();
            assertThat(karaf.shell("bundle:list -t 0").output()).doesNotContain("homedomain");
        });
        assertThat(DomainRpc.isOpen(DOMAIN.port())).isFalse();
        assertThat(MulticastQuestion.instancesOf(SERVICE_TYPE)).isEmpty();
        soon("end of its classes").untilAsserted(() -> assertThat(generations())
                .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_GENERATIONS)));
    }

    /** How often each class of the archive is there; each deployment brings one more. */
    private static Map<String, Long> generations() {
        return karaf.process().liveClasses(CARRIED).stream()
                .filter(name -> !name.contains("$$Lambda"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}

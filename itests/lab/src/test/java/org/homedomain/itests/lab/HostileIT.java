// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.PeerRow;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.stranger.BadMessages;
import org.homedomain.itests.lab.stranger.FalseAnswers;
import org.homedomain.itests.lab.stranger.Garbage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes over the network, a domain with 64 MB of heap goes on. */
@InLab
final class HostileIT {

    private static final Duration ATTACK = Duration.ofMinutes(4);
    private static final long GROWTH_KILOBYTES = 10 * 1024;

    private final Lab lab = new Lab(3);
    private final Host attacker = lab.host(3);
    private String port = "";
    private long idleKilobytes;

    @BeforeEach
    void settle() {
        Domain victim = lab.host(1).startFreshDomain();
        Domain neighbour = lab.host(2).startFreshDomain();
        new Acquaintance(List.of(victim, neighbour)).awaitAll(Lab.START);
        port = String.valueOf(victim.peers().stream()
                .filter(PeerRow::self)
                .findFirst()
                .orElseThrow()
                .port());
        victim.exec("domain:doctor --json");
        idleKilobytes = victim.liveKilobytes();
    }

    @AfterEach
    void end() {
        lab.close();
    }

    private Domain victim() {
        return lab.host(1).domain();
    }

    private Domain neighbour() {
        return lab.host(2).domain();
    }

    private void assertDoctorCounts(String pattern) {
        assertThat(victim().exec("domain:doctor --json").output()).containsPattern(pattern);
    }

    @Test
    void survivesGarbageOnItsPort() {
        endure(attacker.startJava(Garbage.class, lab.host(1).address(), port));
        assertDoctorCounts("[1-9]\\d{2,} that spoke no HTTP/2");
        assertDoctorCounts("[1-9]\\d* because there were too many");
    }

    @Test
    void survivesMalformedMessagesAndCountsThem() {
        endure(attacker.startJava(BadMessages.class, lab.host(1).address(), port, victim().id()));
        assertDoctorCounts("[1-9]\\d* records with a bad port");
        assertThat(victim().peers()).allMatch(row -> row.port() > 0 && row.port() < 65_536);
    }

    @Test
    void survivesTenThousandAnswersThatLeadNowhere() {
        endure(attacker.startJava(FalseAnswers.class, "eth0", "_dominion._tcp", "10000"));
        Domain late = lab.host(3).startFreshDomain();
        new Acquaintance(List.of(victim(), neighbour(), late)).awaitAll(Lab.START);
        assertDoctorCounts("[1-9]\\d* malformed or oversized packets");
        assertDoctorCounts("[1-9]\\d{3,} announcements beyond the limit per second");
    }

    /** Asks for the peers until the attack is over, then looks at what is left of the domain. */
    private void endure(Program attack) {
        long end = System.nanoTime() + ATTACK.toNanos();
        do {
            assertThat(victim().peers())
                    .anyMatch(row ->
                            row.id().equals(neighbour().id()) && row.status().equals("alive"));
        } while (attack.running() && System.nanoTime() < end);
        attack.awaitOutput(Duration.ofSeconds(5), "done");
        assertThat(victim().log().text()).doesNotContain("OutOfMemoryError");
        long kilobytes = victim().liveKilobytes();
        System.out.printf("lab: heap idle %d KiB, after %s %d KiB%n", idleKilobytes, attack.name(), kilobytes);
        assertThat(kilobytes).isLessThanOrEqualTo(idleKilobytes + GROWTH_KILOBYTES);
    }
}

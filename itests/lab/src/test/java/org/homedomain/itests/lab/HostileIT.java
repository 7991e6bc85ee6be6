// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.News;
import org.homedomain.itests.lab.harness.PeerRow;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.stranger.BadMessages;
import org.homedomain.itests.lab.stranger.FalseAnswers;
import org.homedomain.itests.lab.stranger.Garbage;
import org.homedomain.itests.lab.stranger.HostilePeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes over the network, a domain with 64 MB of heap goes on. */
@InLab
final class HostileIT {

    private static final Duration ATTACK = Duration.ofMinutes(4);
    private static final long GROWTH_KILOBYTES = 10 * 1024;

    /** What a member may tell and is kept: docs/membership.md, M19. */
    private static final long GROWTH_BY_LIES_KILOBYTES = 28 * 1024;

    private static final Duration CALM = Duration.ofMinutes(1);
    private static final double CALM_SHARE = 0.25;
    private static final String ATTACK_SECONDS = "40";

    private final Lab lab = new Lab(3);
    private final Host attacker = lab.host(3);
    private String port = "";
    private long idleKilobytes;

    @BeforeEach
    void settle() {
        Domain victim = lab.host(1).startFreshDomain(lab.host(1).setup().withObserver());
        Domain neighbour = lab.host(2).startFreshDomain(lab.host(2).setup().withObserver());
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
        Pattern counts = Pattern.compile(pattern);
        Await.until(CALM, "domain:doctor to say " + pattern, () -> counts.matcher(
                        victim().exec("domain:doctor --json").output())
                .find());
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

    /** It floods, stalls in mid-message, lies and replays; docs/lab.md says with what. */
    @Test
    void survivesAMemberThatFloodsStallsAndLies() {
        long begin = System.nanoTime();
        Duration cpuBefore = victim().process().processorTime();
        Program attack = attacker.startJava(
                HostilePeer.class,
                lab.host(1).address(),
                port,
                victim().id(),
                neighbour().id(),
                ATTACK_SECONDS);
        long kilobytes = endure(attack, GROWTH_BY_LIES_KILOBYTES);
        Duration cpu = victim().process().processorTime().minus(cpuBefore);
        double share = (double) cpu.toNanos() / (System.nanoTime() - begin);
        System.out.printf(
                "lab: hostile member: heap %d KiB more, %.0f %% of a processor, %s%n",
                kilobytes - idleKilobytes,
                100 * share,
                attack.output()
                        .lines()
                        .filter(line -> line.startsWith("messages"))
                        .findFirst()
                        .orElse(""));

        assertThat(News.of(neighbour(), List.of(victim())).all("FAILED", begin)).isEmpty();
        assertThat(News.of(victim(), List.of(neighbour())).all("FAILED", begin)).isEmpty();
        assertDoctorCounts("[1-9]\\d* calls");
        assertDoctorCounts("[1-9]\\d* bad messages on open streams");
        assertDoctorCounts("[1-9]\\d* records that make what is known of all peers too large");
        assertDoctorCounts("[1-9]\\d* dominion entries beyond the limit");
        Await.until(CALM, "the victim to be calm", () -> shareOfProcessor(victim()) < CALM_SHARE);
        assertThat(neighbour().exec("domain:ping " + victim().name()).exit()).isZero();
    }

    /** In two seconds. */
    private static double shareOfProcessor(Domain domain) {
        long begin = System.nanoTime();
        Duration before = domain.process().processorTime();
        Await.holds(Duration.ofSeconds(2), "the process to run", () -> domain.process()
                .running());
        Duration used = domain.process().processorTime().minus(before);
        return (double) used.toNanos() / (System.nanoTime() - begin);
    }

    /** Asks for the peers until the attack is over, then looks at what is left of the domain. */
    private void endure(Program attack) {
        endure(attack, GROWTH_KILOBYTES);
    }

    private long endure(Program attack, long growthKilobytes) {
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
        assertThat(kilobytes).isLessThanOrEqualTo(idleKilobytes + growthKilobytes);
        return kilobytes;
    }
}

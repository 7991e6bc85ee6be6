// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Dominion;
import org.homedomain.itests.lab.harness.Fault;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.News;
import org.homedomain.itests.lab.harness.Stutter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is healthy is not given up, however bad the network or the neighbour. */
@InLab(tools = "nft")
final class FalseRemovalIT {

    private static final int BAD_LOSS = 20;

    @ParameterizedTest
    @MethodSource
    void lossRemovesNobodyAndStillADeathIsNoticed(int size, int percent) {
        Duration time = Form.time(Duration.ofMinutes(2), Duration.ofMinutes(10));
        try (Lab lab = new Lab(size)) {
            Dominion dominion = Dominion.start(lab);
            long begin = System.nanoTime();
            try (Fault loss = lab.lose(percent)) {
                endure(time, dominion);
                assertThat(loss.packets()).as("packets lost").isPositive();
                String subject = "%d %% loss, %d packets lost".formatted(percent, loss.packets());
                long removals = removals(subject, time, dominion.domains(), dominion, begin);
                assertThat(removals).isLessThanOrEqualTo(allowed(size, percent, time));

                Domain victim = lab.host(1).domain();
                long killed = System.nanoTime();
                victim.kill9();
                News.of(victim, dominion.others(victim)).awaitAll("FAILED", killed, Bounds.KILL_UNDER_LOSS);
            }
        }
    }

    static Stream<Arguments> lossRemovesNobodyAndStillADeathIsNoticed() {
        return Form.enduring().boxed().flatMap(size -> Form.losses().mapToObj(percent -> Arguments.of(size, percent)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void oneThatIsStoppedFiveSecondsInEverySixTakesNobodyWithIt(int size) {
        Duration time = Form.time(Duration.ofSeconds(30), Duration.ofMinutes(10));
        try (Lab lab = new Lab(size)) {
            Dominion dominion = Dominion.start(lab);
            Host host = lab.host(size);
            Domain sick = host.domain();
            List<Domain> healthy = dominion.others(sick);
            long begin = System.nanoTime();
            try (Stutter stutter = new Stutter(host, sick.process())) {
                endure(time, dominion);
                assertThat(stutter.running()).isTrue();
            }
            assertThat(removals("one stopped 5 s in 6", time, healthy, dominion, begin))
                    .isZero();
            assertThat(News.of(sick, healthy).all("SUSPECTED", begin))
                    .as("suspicions of the one that was stopped")
                    .isNotEmpty();
            dominion.awaitOneView();
        }
    }

    static IntStream sizes() {
        return Form.enduring();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void pairThatIsCutOneWayIsNotRemovedWhileAThirdReachesBoth(int size) {
        Duration time = Form.time(Duration.ofSeconds(12), Duration.ofMinutes(10));
        try (Lab lab = new Lab(size)) {
            Dominion dominion = Dominion.start(lab);
            long begin = System.nanoTime();
            try (Fault cut = lab.host(1).link("eth0").cutTowards(lab.host(2).link("eth0"))) {
                endure(time, dominion);
                assertThat(cut.packets()).as("packets lost").isPositive();
            }
            assertThat(removals("one pair cut one way", time, dominion.domains(), dominion, begin))
                    .isZero();
        }
    }

    private static void endure(Duration time, Dominion dominion) {
        Await.holds(time, "all processes to run", () -> dominion.domains().stream()
                .allMatch(domain -> domain.process().running()));
    }

    /** Counts and prints how many were given up by somebody; one that several gave up counts once in an incarnation. */
    private static long removals(String subject, Duration time, List<Domain> healthy, Dominion dominion, long since) {
        News news = new News(healthy, dominion.domains());
        List<News.Told> failed = news.all("FAILED", since);
        long removed = failed.stream()
                .map(told -> told.subject() + " " + told.what().incarnation())
                .distinct()
                .count();
        System.out.printf(
                "lab: false removals, %s: N %d, %d s, removed %d, suspected %d times%n",
                subject,
                dominion.domains().size(),
                time.toSeconds(),
                removed,
                news.all("SUSPECTED", since).size());
        failed.forEach(told -> System.out.println("lab: falsely " + told));
        return removed;
    }

    private static long allowed(int size, int percent, Duration time) {
        double hours = (double) time.toSeconds() / Duration.ofHours(1).toSeconds();
        return percent < BAD_LOSS ? 0 : Math.round(Bounds.REMOVALS_PER_DOMAIN_HOUR * size * hours);
    }
}

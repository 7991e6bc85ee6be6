// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Dominion;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.News;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dominion that was cut in two becomes one again. */
@InLab
final class PartitionIT {

    /** So long nobody may be given up again after the healing. */
    private static final Duration CALM = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource
    void halvesBecomeOneAgainWithNothingLostAndNobodyFlapping(int size) {
        Timings apart = new Timings("partition of " + size + " known by all");
        Timings healing = new Timings("partition of " + size + " healed, all know all");
        Timings agreeing = new Timings("partition of " + size + " healed, one view");
        try (Lab lab = new Lab(size)) {
            Dominion dominion = Dominion.start(lab);
            Halves halves = new Halves(dominion, size / 2);
            Set<Dominion.Shown> before = dominion.awaitOneView();

            long cut = System.nanoTime();
            lab.partition(lab.hosts().subList(size / 2, size).toArray(Host[]::new));
            apart.add(halves.awaitAcross("FAILED", cut, Bounds.SILENCE));
            halves.near().get(0).advertise("lamp", 7001);
            halves.far().get(0).advertise("stove", 7002);
            stayApart(halves, cut, time(size));

            long healed = System.nanoTime();
            lab.connect();
            healing.add(halves.awaitAcross("JOINED", healed, Bounds.HEAL));
            Await.untilTold(Bounds.HEAL, "what was advertised on either side to be known to all", () -> {
                String view = dominion.awaitOneView().toString();
                return view.contains("lamp") && view.contains("stove");
            });
            Dominion.assertNothingLost(before, dominion.awaitOneView());
            Await.holds(
                    CALM, "nobody to be given up", () -> halves.removals(healed).isEmpty());
            halves.assertEachJoinedOnce(healed);
            Dominion.assertNothingLost(before, dominion.awaitOneView());
            agreeing.add(halves.untilOneView(healed));
        }
        apart.report();
        healing.report();
        agreeing.report();
    }

    static IntStream halvesBecomeOneAgainWithNothingLostAndNobodyFlapping() {
        return Form.halves();
    }

    private static Duration time(int size) {
        return size == 2
                ? Form.time(Duration.ofSeconds(10), Duration.ofMinutes(1))
                : Form.time(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    private static void stayApart(Halves halves, long cut, Duration time) {
        Duration rest = time.minusNanos(System.nanoTime() - cut);
        Await.holds(rest.isNegative() ? Duration.ZERO : rest, "the halves to stay apart", () -> halves.joined(cut)
                .isEmpty());
    }

    /** The domains on both sides. */
    private record Halves(List<Domain> near, List<Domain> far, List<Domain> all) {

        Halves(Dominion dominion, int near) {
            this(
                    dominion.domains().subList(0, near),
                    dominion.domains().subList(near, dominion.domains().size()),
                    dominion.domains());
        }

        Duration awaitAcross(String kind, long since, Duration bound) {
            Duration there = new News(near, far).awaitAll(kind, since, bound);
            Duration here = new News(far, near).awaitAll(kind, since, bound);
            return there.compareTo(here) > 0 ? there : here;
        }

        List<News.Told> joined(long since) {
            return News.among(all).all("JOINED", since);
        }

        List<News.Told> removals(long since) {
            return News.among(all).all("FAILED", since);
        }

        /** From then until nothing changed any more in any view; all are one by now. */
        Duration untilOneView(long since) {
            // Of the own side some knew the others before anybody listened; the views have shown that.
            assertThat(new News(near, far).known()).isTrue();
            assertThat(new News(far, near).known()).isTrue();
            Duration time = News.among(all).untilLast(since);
            assertThat(time).isLessThanOrEqualTo(Bounds.ONE_VIEW);
            return time;
        }

        void assertEachJoinedOnce(long since) {
            assertThat(new News(near, far).notTold(1, "JOINED", since)).isEmpty();
            assertThat(new News(far, near).notTold(1, "JOINED", since)).isEmpty();
            assertThat(News.among(near).notTold(0, "JOINED", since)).isEmpty();
            assertThat(News.among(far).notTold(0, "JOINED", since)).isEmpty();
        }
    }
}

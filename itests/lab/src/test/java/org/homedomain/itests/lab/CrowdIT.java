// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Crowd;
import org.homedomain.itests.lab.harness.Engine;
import org.homedomain.itests.lab.harness.Figures;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.News;
import org.homedomain.itests.lab.harness.Throng;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More domains than a machine has room for processes: few processes with several each, over real gRPC. */
@InLab(domains = false, crowd = true)
final class CrowdIT {

    /** So long nobody hears anything before something is done. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final double PERCENT = 100;

    @ParameterizedTest
    @MethodSource
    void idleOnesSendLittleAndAllKnowWhoComesAndGoes(int size) {
        try (Lab lab = new Lab(Form.processes())) {
            Throng throng = Throng.start(lab, size);
            new Idleness(throng, size).measure();
            comeAndGo(throng, size);
            standStill(throng, throng.single(), "one of " + size);
            if (Form.isLong()) {
                endTogether(throng, size);
                standStill(throng, throng.group(), throng.group().engines().size() + " of " + size);
            }
            throng.awaitQuiet(SETTLED);
        }
    }

    static IntStream idleOnesSendLittleAndAllKnowWhoComesAndGoes() {
        return Form.crowds();
    }

    private static void comeAndGo(Throng throng, int size) {
        Timings gone = new Timings("crowd of " + size + ", kill -9 of one known by all");
        Timings known = new Timings("crowd of " + size + ", newcomer active to known by all");
        for (int run = 0; run < Timings.runs(); run++) {
            throng.awaitQuiet(SETTLED);
            Engine victim = throng.victim();
            List<Engine> others = throng.others(throng.single());
            long begin = System.nanoTime();
            throng.single().process().kill9();
            gone.add(News.of(victim, others).awaitAll("FAILED", begin, Bounds.KILL));

            Engine newcomer = throng.replaceVictim();
            long active = newcomer.activeNanos();
            known.add(News.of(newcomer, others).awaitAll("JOINED", active, Bounds.JOIN));
            assertNobodyElseRemoved(others, begin);
        }
        gone.report();
        known.report();
    }

    private static void standStill(Throng throng, Crowd crowd, String who) {
        Timings gone = new Timings("crowd, stop of " + who + " known by all");
        Timings back = new Timings("crowd, stop of " + who + " over, back for all");
        for (int run = 0; run < Timings.runs(); run++) {
            throng.awaitQuiet(SETTLED);
            List<Engine> others = throng.others(crowd);
            News news = new News(crowd.engines(), others);
            long begin = System.nanoTime();
            crowd.process().pause();
            gone.add(news.awaitAll("FAILED", begin, Bounds.SILENCE));
            long end = System.nanoTime();
            crowd.process().resume();
            back.add(news.awaitAll("JOINED", end, Bounds.HEAL));
            assertNobodyElseRemoved(others, begin);
        }
        gone.report();
        back.report();
    }

    private static void endTogether(Throng throng, int size) {
        int several = throng.group().engines().size();
        Timings gone = new Timings("crowd, kill -9 of " + several + " of " + size + " known by all");
        for (int run = 0; run < Timings.runs(); run++) {
            throng.awaitQuiet(SETTLED);
            List<Engine> others = throng.others(throng.group());
            News news = new News(throng.group().engines(), others);
            long begin = System.nanoTime();
            throng.group().process().kill9();
            gone.add(news.awaitAll("FAILED", begin, Bounds.KILL));
            throng.restartGroup();
            assertNobodyElseRemoved(others, begin);
        }
        gone.report();
    }

    private static void assertNobodyElseRemoved(List<Engine> healthy, long since) {
        assertThat(News.among(healthy).all("FAILED", since))
                .as("healthy ones removed")
                .isEmpty();
    }

    /**
     * What they use while nothing happens.
     *
     * @param throng who
     * @param size how many
     */
    private record Idleness(Throng throng, int size) {

        void measure() {
            Figures traffic = new Figures("crowd of " + size + ", sent by each domain", "B/s", 0);
            Figures processor = new Figures("crowd of " + size + ", used by each domain of a processor", "%", 2);
            throng.awaitQuiet(SETTLED);
            for (int run = 0; run < Timings.runs(); run++) {
                long begin = System.nanoTime();
                long bytes = sentBytes();
                Duration used = used();
                pass(Form.time(Duration.ofSeconds(5), Duration.ofMinutes(1)));
                double seconds = (double) (System.nanoTime() - begin)
                        / Duration.ofSeconds(1).toNanos();
                traffic.add((sentBytes() - bytes) / seconds / size);
                processor.add(PERCENT
                        * used().minus(used).toMillis()
                        / Duration.ofSeconds(1).toMillis()
                        / seconds
                        / size);
            }
            traffic.report();
            processor.report();
            assertThat(traffic.median()).as("bytes a second").isLessThanOrEqualTo(Bounds.IDLE_BYTES_PER_SECOND);
        }

        private void pass(Duration time) {
            Await.holds(time, "all processes to run", () -> throng.crowds().stream()
                    .allMatch(crowd -> crowd.process().running()));
        }

        private long sentBytes() {
            return throng.crowds().stream()
                    .mapToLong(crowd -> crowd.host().sentBytes())
                    .sum();
        }

        private Duration used() {
            return throng.crowds().stream()
                    .map(crowd -> crowd.process().processorTime())
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}

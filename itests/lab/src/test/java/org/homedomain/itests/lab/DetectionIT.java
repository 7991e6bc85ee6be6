// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Dominion;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.News;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How soon all know that a domain is gone, and that it is back. */
@InLab
final class DetectionIT {

    /** Of two domains that are parted neither is the one that is gone: PartitionIT. */
    private static final int PARTED_ALIKE = 2;

    @ParameterizedTest
    @MethodSource
    void allKnowThatOneIsGoneAndThatItIsBack(int size) {
        for (Fate fate : fates(size)) {
            suffer(fate, Moment.SETTLED, size);
        }
        for (Fate fate : fates(size).subList(0, 2)) {
            suffer(fate, Moment.JUST_MET, size);
        }
    }

    /** Each in a dominion of its own: who fails again and again is given up later and later (rule M24). */
    private static void suffer(Fate fate, Moment moment, int size) {
        try (Lab lab = new Lab(size)) {
            Dominion dominion = Dominion.start(lab);
            suffer(fate, moment, dominion);
            dominion.awaitOneView();
        }
    }

    static IntStream allKnowThatOneIsGoneAndThatItIsBack() {
        return Form.sizes();
    }

    private static List<Fate> fates(int size) {
        List<Fate> fates = List.of(
                new Fate(
                        "kill -9", Bounds.KILL, Lab.START, host -> host.domain().kill9(), Dominion::restart),
                new Fate(
                        "stop",
                        Bounds.SILENCE,
                        Bounds.HEAL,
                        host -> host.domain().process().pause(),
                        (dominion, host) -> host.domain().process().resume()),
                new Fate(
                        "cable out",
                        Bounds.SILENCE,
                        Bounds.HEAL,
                        host -> host.link("eth0").unplug(),
                        (dominion, host) -> host.link("eth0").replug()),
                new Fate(
                        "interface down",
                        Bounds.SILENCE,
                        Bounds.HEAL,
                        host -> host.link("eth0").down(),
                        (dominion, host) -> host.link("eth0").up()));
        return size == PARTED_ALIKE ? fates.subList(0, 2) : fates;
    }

    private static void suffer(Fate fate, Moment moment, Dominion dominion) {
        int size = dominion.domains().size();
        String subject = fate.name() + " in " + size + ", " + moment.words;
        Timings gone = new Timings(subject + ", known by all");
        Timings back = new Timings(subject + ", over, back for all");
        for (int run = 0; run < Timings.runs(); run++) {
            Host host = dominion.lab().host(1 + run % size);
            moment.prepare(dominion, host);
            suffer(fate, dominion, host, gone, back);
        }
        gone.report();
        back.report();
    }

    private static void suffer(Fate fate, Dominion dominion, Host host, Timings gone, Timings back) {
        Domain victim = host.domain();
        List<Domain> others = dominion.others(victim);
        long begin = System.nanoTime();
        fate.begin().on(host);
        gone.add(News.of(victim, others).awaitAll("FAILED", begin, fate.known()));

        long end = System.nanoTime();
        fate.end().on(dominion, host);
        back.add(News.of(host.domain(), others).awaitAll("JOINED", end, fate.back()));
        assertThat(News.among(others).all("FAILED", begin))
                .as("healthy ones removed")
                .isEmpty();
    }

    /** When it happens: how soon it is noticed hangs on the streams that stand by then. */
    private enum Moment {
        SETTLED("settled") {
            @Override
            void prepare(Dominion dominion, Host host) {
                dominion.awaitSettled();
            }
        },
        JUST_MET("just met") {
            @Override
            void prepare(Dominion dominion, Host host) {
                dominion.meetAgain(host);
            }
        };

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        abstract void prepare(Dominion dominion, Host host);
    }

    /**
     * What happens to a domain.
     *
     * @param known bound on all knowing it
     * @param back bound on all knowing that it is over
     */
    private record Fate(String name, Duration known, Duration back, Begin begin, End end) {}

    @FunctionalInterface
    private interface Begin {
        void on(Host host);
    }

    @FunctionalInterface
    private interface End {
        void on(Dominion dominion, Host host);
    }
}

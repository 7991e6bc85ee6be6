// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains at shipped defaults find each other, and quickly. */
@InLab
final class MeetingIT {

    private static final long NEVER_OVER_MILLIS = 2_000;

    /** Who comes within two seconds of the others joins with them, not late. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final Duration ISLANDS = Duration.ofSeconds(75);

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8})
    void freshDomainsStartedTogetherAllKnowAll(int size) {
        Timings each = new Timings("fresh " + size + " each known by all");
        Timings whole = new Timings("fresh " + size + " last activation to all know all");
        try (Lab lab = new Lab(size)) {
            for (int run = 0; run < Timings.runs(); run++) {
                List<Domain> domains =
                        lab.hosts().stream().map(Host::startFreshDomain).toList();
                Acquaintance acquaintance = new Acquaintance(domains).awaitAll(Lab.START);
                domains.forEach(domain -> each.add(acquaintance.untilKnownByAll(domain)));
                whole.add(acquaintance.sinceLastActivation());
                assertThat(domains.get(0).peers()).hasSize(size).allMatch(row -> row.status()
                        .equals("alive"));
                domains.forEach(Domain::kill9);
            }
        }
        each.report();
        whole.report();
        assertThat(each.worstMillis()).isLessThanOrEqualTo(startingTogether(size));
    }

    /**
     * In a house each domain has a processor of its own. Here they share a few just while all load their classes, so
     * the bound grows with the number of domains to a processor.
     */
    private static long startingTogether(int size) {
        int processors = Runtime.getRuntime().availableProcessors();
        return NEVER_OVER_MILLIS * Math.max(1, (size + processors - 1) / processors);
    }

    @ParameterizedTest
    @MethodSource
    void oneThatJoinsLateIsKnownByAllAtOnce(int size) {
        Timings known = new Timings("late to " + size + " known by all");
        Timings knows = new Timings("late to " + size + " knows all");
        try (Lab lab = new Lab(size)) {
            List<Host> early = lab.hosts().subList(0, size - 1);
            List<Domain> domains =
                    new ArrayList<>(early.stream().map(Host::startFreshDomain).toList());
            Acquaintance together = new Acquaintance(domains).awaitAll(Lab.START);
            for (int run = 0; run < Timings.runs(); run++) {
                Await.holds(SETTLED, "the others to know each other", () -> together.missing()
                        .isEmpty());
                Domain late = lab.host(size).startFreshDomain();
                List<Domain> all = new ArrayList<>(domains);
                all.add(late);
                Acquaintance acquaintance = new Acquaintance(all).awaitAll(Lab.START);
                // Those of earlier rounds are listed too, as left.
                assertThat(late.peers())
                        .filteredOn(row -> row.status().equals("alive"))
                        .hasSize(size);
                known.add(acquaintance.untilKnownByAll(late));
                knows.add(acquaintance.untilKnowsAll(late));
                late.process().terminate();
            }
        }
        known.report();
        knows.report();
        assertThat(List.of(known.worstMillis(), knows.worstMillis()))
                .allSatisfy(worst -> assertThat(worst).isLessThanOrEqualTo(NEVER_OVER_MILLIS));
    }

    static IntStream oneThatJoinsLateIsKnownByAllAtOnce() {
        return Form.lateJoins();
    }

    @Test
    void pairsThatFormedApartBecomeOneDominionOnceConnected() {
        Timings merge = new Timings("two pairs become four");
        try (Lab lab = new Lab(4)) {
            lab.partition(lab.host(3), lab.host(4));
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains.subList(0, 2)).awaitAll(Lab.START);
            new Acquaintance(domains.subList(2, 4)).awaitAll(Lab.START);
            Acquaintance four = new Acquaintance(domains);
            Await.holds(
                    Duration.ofSeconds(5),
                    "the pairs to stay apart",
                    () -> four.missing().size() == 8);

            Instant connected = Instant.now();
            lab.connect();
            four.awaitAll(ISLANDS);
            merge.add(Duration.between(connected, Instant.now()));
            assertThat(domains).allSatisfy(domain -> assertThat(domain.peers()).hasSize(4));
        }
        merge.report();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.homedomain.itests.simulation.seed.SeedRun;
import org.junit.jupiter.api.Test;

/** As many seeds as {@code -Dsimulation.seeds} says; {@code ./mvnw verify -Psimulation} runs 2,000. */
class SeedsTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 40);

    /** Counted, too. */
    private static final Set<String> NO_FAULTS = Set.of("older version", "original", "new ID of a twin");

    private int done;

    @Test
    void noInvariantBreaks() {
        Campaign.Summary summary = Campaign.run(1, SEEDS, OptionalInt.empty(), this::tell);

        Report.words(summary).forEach(System.out::println);
        List<String> broken = summary.results().stream()
                .flatMap(result -> Stream.concat(Stream.of(""), Report.broken(result, OptionalInt.empty()).stream()))
                .toList();
        assertThat(broken).as(String.join("\n", broken)).isEmpty();
        assertThat(summary.seeds()).isEqualTo(SEEDS);
        assertThat(summary.faults()).hasSizeGreaterThan(20);
    }

    private void tell(SeedRun.Result result) {
        done++;
        if (done % 100 == 0 || result.broken().isPresent()) {
            System.out.println(
                    done + " of " + SEEDS + " seeds" + (result.broken().isPresent() ? ", one broke" : ""));
        }
    }

    @Test
    void theSameSeedReplaysExactly() {
        SeedRun.Result once = new SeedRun(11, OptionalInt.empty()).run();
        SeedRun.Result again = new SeedRun(11, OptionalInt.empty()).run();
        SeedRun.Result another = new SeedRun(12, OptionalInt.of(once.domains())).run();

        assertThat(again.hash()).isEqualTo(once.hash());
        assertThat(again.steps()).isEqualTo(once.steps());
        assertThat(again.counts()).isEqualTo(once.counts());
        assertThat(another.hash()).isNotEqualTo(once.hash());
    }

    @Test
    void aSeedLastsTenMinutesAndHasFiveKindsOfFault() {
        for (long seed = 21; seed < 61; seed++) {
            SeedRun.Result result = new SeedRun(seed, OptionalInt.of(2)).run();

            assertThat(result.virtual()).isGreaterThanOrEqualTo(java.time.Duration.ofMinutes(10));
            result.counts().keySet().removeAll(NO_FAULTS);
            assertThat(result.counts()).as("seed " + seed).hasSizeGreaterThanOrEqualTo(5);
        }
    }
}

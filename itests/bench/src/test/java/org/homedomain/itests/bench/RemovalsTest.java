// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.homedomain.itests.bench.Removals.Saying;
import org.junit.jupiter.api.Test;

class RemovalsTest {

    private static final Set<String> HEALTHY = Set.of("a", "b", "c");

    @Test
    void countsOneRumourOnceHoweverManyBelieveIt() {
        assertThat(Removals.count(HEALTHY, List.of(say(1, "a", "down", "c"), say(2, "b", "down", "c"))))
                .isEqualTo(1);
    }

    @Test
    void countsAgainWhenAllHadTakenItBack() {
        List<Saying> sayings = List.of(
                say(1, "a", "down", "c"),
                say(2, "b", "down", "c"),
                say(3, "a", "up", "c"),
                say(4, "b", "up", "c"),
                say(5, "a", "down", "c"));
        assertThat(Removals.count(HEALTHY, sayings)).isEqualTo(2);
    }

    @Test
    void doesNotCountAgainWhileSomebodyStillRemovesIt() {
        List<Saying> sayings = List.of(
                say(1, "a", "down", "c"), say(2, "b", "down", "c"), say(3, "a", "up", "c"), say(4, "a", "down", "c"));
        assertThat(Removals.count(HEALTHY, sayings)).isEqualTo(1);
    }

    @Test
    void putsWhatManySaidInTheOrderInWhichItHappened() {
        List<Saying> sayings = List.of(say(4, "b", "down", "c"), say(1, "a", "down", "c"), say(3, "a", "up", "c"));
        assertThat(Removals.count(HEALTHY, sayings)).isEqualTo(2);
    }

    @Test
    void countsNeitherTheUnhealthyNorWhoMerelyComes() {
        assertThat(Removals.count(HEALTHY, List.of(say(1, "a", "down", "stopped"), say(2, "a", "up", "b"))))
                .isZero();
    }

    private static Saying say(long nanos, String observer, String kind, String about) {
        return new Saying(observer, new Event(nanos, kind, about));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void groupsThatMetGiveEachRowInEachRound() {
        List<String> said = new ArrayList<>();

        List<Map<Metric, Double>> rounds = new Crowd(1, 60, said::add).rounds(2);

        assertThat(said).hasSize(3);
        assertThat(rounds).hasSize(2).allSatisfy(round -> {
            assertThat(round.keySet())
                    .isEqualTo(EnumSet.of(
                            Metric.JOIN, Metric.KILL, Metric.SILENCE, Metric.TRAFFIC, Metric.MESSAGES, Metric.LARGEST));
            assertThat(round.get(Metric.JOIN)).isBetween(1.0, Metric.JOIN.goal(60));
            assertThat(round.get(Metric.KILL)).isBetween(0.001, 10.0);
            assertThat(round.get(Metric.SILENCE)).isBetween(0.5, 10.0);
            assertThat(round.get(Metric.TRAFFIC)).isBetween(100.0, Metric.TRAFFIC.goal(60));
        });
        assertThat(rounds.get(0)).isNotEqualTo(rounds.get(1));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void takesTheMiddleOfAnOddNumberAndTheMeanOfTwoOfAnEvenOne() {
        assertThat(new Samples(List.of(9.0, 1.0, 3.0)).median()).isEqualTo(3);
        assertThat(new Samples(List.of(9.0, 1.0, 3.0, 4.0)).median()).isEqualTo(3.5);
    }

    @Test
    void leavesOneOfAHundredAboveTheP99() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();
        assertThat(new Samples(hundred).p99()).isEqualTo(99);
        assertThat(new Samples(hundred).max()).isEqualTo(100);
    }

    @Test
    void hasNoP99BelowTheGreatestOfAFew() {
        assertThat(new Samples(List.of(1.0, 2.0, 30.0)).p99()).isEqualTo(30);
    }

    @Test
    void refusesToSaySomethingOfNothing() {
        assertThatThrownBy(() -> new Samples(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

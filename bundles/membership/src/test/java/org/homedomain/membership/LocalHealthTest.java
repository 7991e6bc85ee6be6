// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule M12.3: how the score rises and falls. */
class LocalHealthTest {

    private final LocalHealth health = new LocalHealth();

    private static long at(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    @Test
    void whatComesInABurstCountsOnce() {
        health.worse(at(1000));
        health.worse(at(1400));
        assertThat(health.score(at(1400))).isEqualTo(1);

        health.worse(at(1500));
        assertThat(health.score(at(1500))).isEqualTo(2);
    }

    @Test
    void itEndsAtSeven() {
        for (int count = 0; count < 20; count++) {
            health.worse(at(1000L * count));
        }
        assertThat(health.score(at(19_000))).isEqualTo(LocalHealth.MAX_SCORE).isEqualTo(7);
    }

    @Test
    void itFallsByOneEachTenSeconds() {
        health.worse(at(0));
        health.worse(at(1000));
        health.worse(at(2000));

        assertThat(health.score(at(11_999))).isEqualTo(3);
        assertThat(health.score(at(12_000))).isEqualTo(2);
        assertThat(health.score(at(22_000))).isEqualTo(1);
        assertThat(health.score(at(32_000))).isZero();
        assertThat(health.score(at(3_600_000))).isZero();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {

    /** M24. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 1", "3, 2", "4, 4", "5, 8", "6, 8", "100, 8", "1000, 8"})
    void whoFailsAgainAndAgainIsWaitedForLonger(int failures, int patience) {
        Flaps flaps = new Flaps();
        for (int failure = 0; failure < failures; failure++) {
            flaps.failed(failure);
        }

        assertThat(flaps.patience(failures)).isEqualTo(patience);
        assertThat(flaps.lately(failures)).isEqualTo(Math.min(failures, 32));
        assertThat(flaps.patience(failures + Flaps.WEIGHED.toNanos() + 1)).isEqualTo(1);
        assertThat(flaps.lately(failures + Flaps.COUNTED.toNanos() + 1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2, true, true, 0",
        "1, false, true, 0",
        "2, true, false, 1000",
        "2, false, false, 1000",
        "1, false, false, 1000",
        "1, true, false, 12000",
        "1, true, true, 12000"
    })
    void aSuspectHasSoLongToRefute(int observers, boolean othersCouldConfirm, boolean refused, long millis) {
        long base = Duration.ofSeconds(2).toNanos();
        assertThat(Suspicion.timeoutNanos(base, observers, othersCouldConfirm, refused))
                .isEqualTo(Duration.ofMillis(millis).toNanos());
    }

    @ParameterizedTest
    @CsvSource({"0, 3000", "16, 1500", "48, 750", "1024, 250"})
    void theMoreWaitTheShorterEachDial(int waiting, long millis) {
        assertThat(DialQueue.deadline(Duration.ofSeconds(3), waiting)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 16", "6, 30", "60, 30"})
    void backoffDoublesUpToItsBound(int failures, long seconds) {
        assertThat(DialQueue.backoff(failures, Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofSeconds(seconds).toNanos());
    }
}

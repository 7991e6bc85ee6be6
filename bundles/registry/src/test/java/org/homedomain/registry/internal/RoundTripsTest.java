// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    private final RoundTrips trips = new RoundTrips();

    @Test
    void theFirstCountsWholeAndEachLaterOneForAnEighth() {
        trips.measured("den", Duration.ofMillis(8));
        assertThat(trips.smoothed("den")).contains(Duration.ofMillis(8));
        trips.measured("den", Duration.ofMillis(16));
        assertThat(trips.smoothed("den")).contains(Duration.ofMillis(9));
        trips.measured("den", Duration.ofMillis(1));
        assertThat(trips.smoothed("den")).contains(Duration.ofMillis(8));
        assertThat(trips.smoothed("attic")).isEmpty();
    }

    @Test
    void theLastOnesAreKeptSorted() {
        for (int number = RoundTrips.RECENT + 3; number > 0; number--) {
            trips.measured("den", Duration.ofNanos(number));
        }

        assertThat(trips.recent())
                .hasSize(RoundTrips.RECENT)
                .isSorted()
                .startsWith(1)
                .endsWith(RoundTrips.RECENT);
    }

    @Test
    void peersThatAreGoneAreForgottenAndSoManyAreKept() {
        for (int number = 0; number < RoundTrips.MAX_PEERS + 1; number++) {
            trips.measured("peer-" + number, Duration.ofMillis(1));
        }
        assertThat(trips.smoothed("peer-" + RoundTrips.MAX_PEERS)).isEmpty();

        trips.retain(List.of("peer-3"));

        assertThat(trips.smoothed("peer-3")).isPresent();
        assertThat(trips.smoothed("peer-4")).isEmpty();
    }
}

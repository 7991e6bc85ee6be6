// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who failed is called again; rule M15.1. */
class RedialTest {

    private static final String FOLLOWS_AS_SECOND = "id-p1";
    private static final String FOLLOWS_AS_FIFTH = "id-p4";
    private static final List<String> FAILED = List.of(FOLLOWS_AS_SECOND, FOLLOWS_AS_FIFTH);

    private final Company company = new Company();

    @BeforeEach
    void twoFail() {
        company.meet();
        company.silent = Set.copyOf(FAILED);
        company.live(Duration.ofSeconds(2));
        for (String teller : List.of("id-p5", "id-p6")) {
            List<Verdict> found = FAILED.stream()
                    .map(id -> new Verdict(id, 1, Verdict.Kind.FAILED, Duration.ZERO, teller))
                    .toList();
            company.fed.hear(teller, List.of(), found).sends().forEach(company::reply);
        }
        company.live(Duration.ofSeconds(5));
        assertThat(FAILED)
                .extracting(
                        id -> company.fed.machine.view().find(id).orElseThrow().status())
                .containsOnly(PeerStatus.FAILED);
    }

    private static long calls(List<Send> sent, String id) {
        return sent.stream().filter(send -> Fed.target(send).equals(id)).count();
    }

    @Test
    void onlyTheTwoBeforeItInTheRingCallWhoFailed() {
        List<Send> minute = company.live(Duration.ofMinutes(1));

        assertThat(calls(minute, FOLLOWS_AS_SECOND)).isBetween(19L, 21L);
        assertThat(calls(minute, FOLLOWS_AS_FIFTH)).isZero();
    }

    @Test
    void afterAQuarterOfAnHourEachMinuteIsEnough() {
        company.live(Duration.ofMinutes(15));

        List<Send> tenMinutes = company.live(Duration.ofMinutes(10));

        assertThat(calls(tenMinutes, FOLLOWS_AS_SECOND)).isBetween(9L, 11L);
    }
}

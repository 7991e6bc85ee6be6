// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.discovery.internal.mdns.VirtualLink.gaps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.discovery.internal.mdns.VirtualLink.Sent;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;

/** When a domain speaks unasked, on which link, and when it says goodbye. */
final class MdnsSpeakingTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @Test
    void lonelyDomainListensBeforeItSpeaks() {
        for (int seed = 0; seed < 50; seed++) {
            VirtualLink each = new VirtualLink(seed, 0);
            Host lonely = each.host("lonely");
            lonely.assume(Posture.LONELY);
            each.runFor(Duration.ofSeconds(1));

            assertThat(lonely.timesOf(Sent::isQuestion).get(0)).isLessThanOrEqualTo(Duration.ofMillis(20));
            assertThat(lonely.timesOf(Sent::isTelling).get(0))
                    .as("seed %s", seed)
                    .isBetween(Duration.ofMillis(100), Duration.ofMillis(180));
        }
    }

    @Test
    void lonelyDomainRepeatsAtGrowingIntervals() {
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofMinutes(10));

        for (List<Duration> times : List.of(lonely.timesOf(Sent::isQuestion), lonely.timesOf(Sent::isTelling))) {
            List<Duration> gaps = gaps(times);
            assertThat(gaps.get(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_200));
            assertThat(gaps.get(3)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
            assertThat(gaps.get(gaps.size() - 1)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
            assertThat(times).hasSizeBetween(13, 17);
        }
    }

    @Test
    void answerableDomainAnnouncesOnceAndAsksEachMinute() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofMinutes(60));

        assertThat(member.timesOf(Sent::isTelling)).hasSize(1);
        assertThat(gaps(member.timesOf(Sent::isQuestion)))
                .hasSizeBetween(51, 71)
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70)));
    }

    @Test
    void aLinkThatAppearsIsSpokenOnAtOnce() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        Lane second = new Lane("wlan0", false);
        member.perform(new Input.Lanes(
                Map.of(VirtualLink.LANE, List.of(VirtualLink.address(1)), second, List.of(VirtualLink.address(2))),
                List.of(second)));
        link.runFor(Duration.ofSeconds(1));

        assertThat(member.timesOf(Sent::isQuestion)).hasSize(1);
        assertThat(member.timesOf(Sent::isTelling)).hasSize(1);
    }

    @Test
    void anAudibleDomainHearsAndAnswersItsOwnProbe() {
        Host domain = link.host("domain");
        domain.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        domain.sent.clear();
        domain.perform(new Input.Probe());
        link.runFor(Duration.ofMillis(10));
        assertThat(domain.timesOf(Sent::isQuestion)).hasSize(1);
        assertThat(domain.timesOf(Sent::isTelling)).hasSize(1);

        domain.assume(Posture.QUIET);
        domain.sent.clear();
        domain.perform(new Input.Probe());
        link.runFor(Duration.ofSeconds(2));
        assertThat(domain.timesOf(Sent::isQuestion)).hasSize(1);
        assertThat(domain.timesOf(Sent::isTelling)).isEmpty();
    }

    @Test
    void staysAudibleWhenItBecomesAnswerable() {
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofMillis(500));
        lonely.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(3));

        assertThat(lonely.timesOf(Sent::isGoodbye)).isEmpty();
        assertThat(gaps(lonely.timesOf(Sent::isTelling)))
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void saysGoodbyeWhenItStopsToBeAudible() {
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(1));
        lonely.assume(Posture.QUIET);
        assertThat(lonely.timesOf(Sent::isGoodbye)).hasSize(1);

        lonely.perform(new Input.Close());
        assertThat(lonely.timesOf(Sent::isGoodbye))
                .as("there is nothing left to take back")
                .hasSize(1);
    }

    @Test
    void saysGoodbyeWhereALaneIsAboutToBeClosed() {
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(1));
        lonely.perform(new Input.Gone(Set.of(new Lane("other", false))));
        assertThat(lonely.timesOf(Sent::isGoodbye)).isEmpty();

        lonely.perform(new Input.Gone(Set.of(VirtualLink.LANE)));
        assertThat(lonely.timesOf(Sent::isGoodbye)).hasSize(1);
    }
}

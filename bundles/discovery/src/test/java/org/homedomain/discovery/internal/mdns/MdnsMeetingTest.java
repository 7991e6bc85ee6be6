// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains find each other, whoever comes first and whatever gets lost. */
final class MdnsMeetingTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 50, 150, 300, 900, 1_100, 5_000, 100_000})
    void lonelyDomainsMeetWithinAFifthOfASecondAfterTheLater(int millisBetween) {
        for (int seed = 0; seed < 50; seed++) {
            VirtualLink each = new VirtualLink(seed, 0);
            Host first = each.host("first");
            first.assume(Posture.LONELY);
            each.runFor(Duration.ofMillis(millisBetween));
            Host second = each.host("second");
            second.assume(Posture.LONELY);
            each.runFor(Duration.ofMillis(200));

            assertThat(first.sighted("second") || second.sighted("first"))
                    .as("seed %s", seed)
                    .isTrue();
        }
    }

    @Test
    void newcomerFindsAnswerableDomainWithin80Millis() {
        for (int seed = 0; seed < 50; seed++) {
            VirtualLink each = new VirtualLink(seed, 0);
            Host member = each.host("member");
            member.assume(Posture.ANSWERABLE);
            each.runFor(Duration.ofSeconds(30));
            Duration start = each.time();
            Host newcomer = each.host("newcomer");
            newcomer.assume(Posture.LONELY);
            each.runFor(Duration.ofMillis(300));

            assertThat(newcomer.firstSighting().minus(start))
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(Duration.ofMillis(80));
        }
    }

    @Test
    void domainsMeetInSpiteOfHeavyLoss() {
        for (int seed = 0; seed < 50; seed++) {
            VirtualLink each = new VirtualLink(seed, 0.5);
            Host first = each.host("first");
            Host second = each.host("second");
            first.assume(Posture.LONELY);
            second.assume(Posture.LONELY);
            each.runFor(Duration.ofSeconds(16));

            assertThat(first.sighted("second") || second.sighted("first"))
                    .as("seed %s", seed)
                    .isTrue();
        }
    }

    @Test
    void islandsMergeWithinSeventySeconds() {
        Host first = link.host("first");
        Host second = link.host("second");
        first.assume(Posture.ANSWERABLE);
        second.assume(Posture.ANSWERABLE);
        first.sightings.clear();
        second.sightings.clear();
        link.runFor(Duration.ofSeconds(1));
        first.sightings.clear();
        second.sightings.clear();
        link.runFor(Duration.ofSeconds(70));

        assertThat(first.sighted("second") || second.sighted("first")).isTrue();
    }

    @Test
    void quietDomainNeverSpeaksButHearsAnnouncementsNobodyAskedFor() {
        Host quiet = link.host("quiet");
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofMinutes(5));

        assertThat(quiet.sent).isEmpty();
        assertThat(quiet.sighted("lonely")).isTrue();
        assertThat(lonely.sightings).isEmpty();
    }
}

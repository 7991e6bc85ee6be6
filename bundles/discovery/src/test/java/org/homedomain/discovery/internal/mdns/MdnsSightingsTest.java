// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.discovery.internal.mdns.Stranger.AT;
import static org.homedomain.discovery.internal.mdns.Stranger.TYPE;
import static org.homedomain.discovery.internal.mdns.Stranger.response;
import static org.homedomain.discovery.internal.mdns.Stranger.under;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/** Whom a domain sights in what others say, and what it takes for no sighting. */
final class MdnsSightingsTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @Test
    void asksForThePortThatAnAnnouncementLacks() {
        Host quiet = link.host("quiet");
        Message pointerOnly = response();
        pointerOnly.addRecord(new PTRRecord(TYPE, DClass.IN, 120, under("other")), Section.ANSWER);
        link.inject(pointerOnly, AT);
        link.runFor(Duration.ofMillis(10));
        assertThat(quiet.sightings).isEmpty();
        assertThat(quiet.sent).singleElement().satisfies(sent -> assertThat(
                        sent.message().getQuestion().getName())
                .isEqualTo(under("other")));

        Message location = response();
        location.addRecord(
                new SRVRecord(under("other"), DClass.IN, 120, 0, 0, 9123, Name.fromConstantString("x.local.")),
                Section.ANSWER);
        link.inject(location, AT);
        link.runFor(Duration.ofMillis(10));
        assertThat(quiet.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.id()).contains("other");
            assertThat(sighting.endpoint().port()).isEqualTo(9123);
            assertThat(sighting.endpoint().addresses())
                    .containsExactly(AT.getAddress().getHostAddress());
        });
    }

    @Test
    void askingForPortsIsLimited() {
        Host quiet = link.host("quiet");
        for (int i = 0; i < 500; i++) {
            Message pointerOnly = response();
            pointerOnly.addRecord(new PTRRecord(TYPE, DClass.IN, 120, under("other" + i)), Section.ANSWER);
            link.inject(pointerOnly, AT);
        }
        link.runFor(Duration.ofMillis(500));

        assertThat(quiet.sent).hasSize(Limits.RESOLVES);
    }

    @Test
    void tenThousandAnnouncementsPassAFewSightingsAndDiscoveryGoesOn() {
        Host quiet = link.host("quiet");
        for (int i = 0; i < 10_000; i++) {
            Announcement other = new Announcement("Test", "other" + i, "other", "1", 9009);
            link.inject(
                    new Messages(new OwnRecords(other))
                            .telling(RecordSet.SERVICE, List.of(VirtualLink.address(i % 60_000))),
                    AT);
        }
        link.runFor(Duration.ofMillis(500));
        assertThat(quiet.sightings).hasSize(Limits.SIGHTINGS_PER_SENDER);
        assertThat(quiet.drops.of(Drop.TOO_MANY_SIGHTINGS)).isEqualTo(10_000 - Limits.SIGHTINGS_PER_SENDER);

        Host honest = link.host("honest");
        honest.assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(1));
        assertThat(quiet.sighted("honest")).isTrue();
    }

    @Test
    void answersFromAWrongPortAreDropped() {
        Host quiet = link.host("quiet");
        Announcement other = new Announcement("Test", "other", "other", "1", 9009);
        link.inject(
                new Messages(new OwnRecords(other)).telling(RecordSet.SERVICE, List.of(AT.getAddress())),
                new InetSocketAddress(AT.getAddress(), 5354));
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).isEmpty();
        assertThat(quiet.drops.of(Drop.WRONG_PORT)).isEqualTo(1);
    }

    @Test
    void goodbyeOfOthersIsIgnored() throws Exception {
        Host quiet = link.host("quiet");
        Announcement other = new Announcement("Test", "other", "other", "1", 9009);
        link.inject(new Messages(new OwnRecords(other)).goodbye(List.of(AT.getAddress())), AT);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).isEmpty();
    }

    @Test
    void aTwinWithOurIdIsSightedAndOurselvesAreNot() {
        Announcement self = new Announcement("Test", "same", "same", "1", 9001);
        Host original = link.host(self, VirtualLink.address(1));
        Host clone = link.host(self, VirtualLink.address(2));
        original.assume(Posture.LONELY);
        clone.assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(3));

        InetAddress clonesAddress = VirtualLink.address(2);
        assertThat(original.sightings).isNotEmpty().allSatisfy(sighting -> assertThat(
                        sighting.endpoint().addresses())
                .containsExactly(clonesAddress.getHostAddress()));
    }
}

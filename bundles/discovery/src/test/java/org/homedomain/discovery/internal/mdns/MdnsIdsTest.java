// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.discovery.internal.mdns.Stranger.AT;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.Test;

/** IDs and names travel whole, or not at all. */
final class MdnsIdsTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @Test
    void idsThatAreNoUuidsTravel() {
        String odd = "Küche. \"1\" \\ (alt)";
        String tooLong = "0123456789abcdef".repeat(8);
        Host quiet = link.host("quiet");
        link.host(odd).assume(Posture.LONELY);
        link.host(tooLong).assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sighted(odd)).isTrue();
        assertThat(quiet.sighted(tooLong)).isTrue();
    }

    @Test
    void idsTooLongForAnAnnouncementAreLeftOutAndNeverHalved() {
        String fits = "é".repeat(126);
        String tooLong = "é".repeat(127);
        Host quiet = link.host("quiet");
        link.host(fits).assume(Posture.LONELY);
        link.host(tooLong).assume(Posture.LONELY);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).extracting(Sighting::id).containsOnly(Optional.of(fits), Optional.empty());
    }

    @Test
    void whoeverTellsNoIdIsDialledNearbyOnly() throws Exception {
        Host quiet = link.host("quiet");
        Announcement other = new Announcement("Test", "é".repeat(127), "other", "1", 9009);
        InetAddress far = InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7});
        link.inject(
                new Messages(new OwnRecords(other)).telling(RecordSet.SERVICE, List.of(far, VirtualLink.address(3))),
                AT);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).singleElement().satisfies(sighting -> assertThat(
                        sighting.endpoint().addresses())
                .containsExactly(
                        AT.getAddress().getHostAddress(), VirtualLink.address(3).getHostAddress()));
    }

    @Test
    void namesAreCutBetweenCharacters() {
        String name = "n" + "é".repeat(128);

        assertThat(TextEntries.escape(name, 250)).isEqualTo(TextEntries.escape("n" + "é".repeat(124), 250));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.homedomain.discovery.internal.mdns.Domains.Observed;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JmDNS as the counterpart of our own responder, over real multicast on loopback. */
@Timeout(60)
final class JmdnsSessionTest {

    private final String title = Domains.freshTitle();

    @Test
    void jmdnsAndOurOwnResponderFindEachOther() throws Exception {
        try (Observed direct = Domains.direct(Domains.domain(title, "direct", 1001));
                Observed jmdns = jmdns(Domains.domain(title, "jmdns", 1002))) {
            direct.session().assume(Posture.LONELY);
            jmdns.session().assume(Posture.LONELY);

            Sighting byJmdns = jmdns.await("direct", 30_000).orElseThrow();
            assertThat(byJmdns.endpoint().port()).isEqualTo(1001);
            Sighting byDirect = direct.await("jmdns", 30_000).orElseThrow();
            assertThat(byDirect.endpoint().port()).isEqualTo(1002);
        }
    }

    private static Observed jmdns(Announcement self) throws Exception {
        BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
        MdnsSession session = JmdnsSession.open(self, sightings::add);
        session.follow(List.of(Domains.loopback()));
        return new Observed(session, sightings, new DropCounts());
    }
}

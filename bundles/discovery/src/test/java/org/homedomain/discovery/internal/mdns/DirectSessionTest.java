// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.discovery.internal.mdns.Domains.Observed;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real multicast on the loopback interface. */
@Timeout(30)
final class DirectSessionTest {

    private final String title = Domains.freshTitle();

    @Test
    void lonelyDomainsSeeEachOther() throws Exception {
        try (Observed first = Domains.direct(Domains.domain(title, "first", 1001));
                Observed second = Domains.direct(Domains.domain(title, "second", 1002))) {
            first.session().assume(Posture.LONELY);
            second.session().assume(Posture.LONELY);

            Sighting ofSecond = first.await("second", 5_000).orElseThrow();
            assertThat(ofSecond.endpoint().addresses()).containsExactly("127.0.0.1");
            assertThat(ofSecond.endpoint().port()).isEqualTo(1002);
            assertThat(second.await("first", 5_000)).isPresent();
            assertThat(first.await("first", 300)).isEmpty();
        }
    }

    @Test
    void answerableDomainIsFoundAtOnce() throws Exception {
        try (Observed member = Domains.direct(Domains.domain(title, "member", 1001))) {
            member.session().assume(Posture.ANSWERABLE);
            assertThat(member.session().probe(Duration.ofSeconds(2))).hasSize(1);
            try (Observed newcomer = Domains.direct(Domains.domain(title, "newcomer", 1002))) {
                newcomer.session().assume(Posture.LONELY);
                assertThat(newcomer.await("member", 5_000)).isPresent();
            }
        }
    }

    @Test
    void quietDomainHearsAnnouncementsAndIsNotFound() throws Exception {
        try (Observed quiet = Domains.direct(Domains.domain(title, "quiet", 1001));
                Observed lonely = Domains.direct(Domains.domain(title, "lonely", 1002))) {
            lonely.session().assume(Posture.LONELY);
            assertThat(quiet.await("lonely", 5_000)).isPresent();
            assertThat(lonely.await("quiet", 500)).isEmpty();
        }
    }

    @Test
    void closingLeavesNoThreadAndNoSocket() throws Exception {
        Observed domain = Domains.direct(Domains.domain(title, "gone", 1001));
        domain.session().assume(Posture.LONELY);
        assertThat(domain.session().probe(Duration.ofSeconds(2))).hasSize(1);

        long before = System.nanoTime();
        domain.session().close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(liveThreads()).noneMatch(name -> name.startsWith("homedomain-mdns"));
        assertThat(domain.session().states()).isEmpty();
    }

    private static List<String> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}

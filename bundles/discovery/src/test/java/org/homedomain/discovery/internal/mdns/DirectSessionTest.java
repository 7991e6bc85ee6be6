// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homedomain.discovery.internal.mdns.Domains.Observed;
import org.homedomain.discovery.internal.mdns.EchoProbe.Echoes;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

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
            Echoes echoes = member.session().probe(Duration.ofSeconds(2)).orElseThrow();
            assertThat(echoes.questions()).hasSize(1);
            assertThat(echoes.announcements()).isEqualTo(echoes.questions());
            assertThat(echoes.audible()).isTrue();
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
    void doctorsMayAskAtTheSameTime() throws Exception {
        try (Observed member = Domains.direct(Domains.domain(title, "member", 1001))) {
            member.session().assume(Posture.ANSWERABLE);
            ExecutorService doctors = Executors.newFixedThreadPool(4);
            List<Callable<Optional<Echoes>>> asking =
                    Collections.nCopies(4, () -> member.session().probe(Duration.ofSeconds(5)));
            for (Future<Optional<Echoes>> each : doctors.invokeAll(asking)) {
                assertThat(each.get().orElseThrow().announcements()).hasSize(1);
            }
            doctors.shutdown();
        }
    }

    /** Browsers give what they know with their questions: that is no question of ours. */
    @Test
    void aBrowsersQuestionIsNotTakenForOurs() {
        Messages own = new Messages(new OwnRecords(Domains.domain(title, "self", 1001)));
        Message browsing = new Message(0);
        browsing.addRecord(own.question().getQuestion(), Section.QUESTION);
        own.telling(RecordSet.SERVICE, List.of())
                .getSection(Section.ANSWER)
                .forEach(known -> browsing.addRecord(known, Section.ANSWER));

        assertThat(own.isQuestionForSelf(browsing)).isFalse();
        assertThat(own.isQuestionForSelf(own.questionForSelf())).isTrue();
        assertThat(own.isOwnAnnouncement(own.questionForSelf())).isFalse();
        assertThat(own.isOwnAnnouncement(own.telling(RecordSet.INSTANCE, List.of())))
                .isTrue();
    }

    @Test
    void closingLeavesNoThreadAndNoSocket() throws Exception {
        Selector selector = Selector.open();
        Observed domain = Domains.direct(Domains.domain(title, "gone", 1001), selector);
        domain.session().assume(Posture.LONELY);
        assertThat(domain.session().probe(Duration.ofSeconds(2)).orElseThrow().questions())
                .hasSize(1);
        List<SelectableChannel> channels =
                selector.keys().stream().map(SelectionKey::channel).toList();
        assertThat(channels).hasSize(1);

        long before = System.nanoTime();
        domain.session().close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(liveThreads()).noneMatch(name -> name.startsWith("homedomain-mdns"));
        assertThat(channels).noneMatch(SelectableChannel::isOpen);
        assertThat(selector.isOpen()).isFalse();
    }

    private static List<String> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}

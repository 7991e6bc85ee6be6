// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.discovery.internal.mdns.Stranger.AT;
import static org.homedomain.discovery.internal.mdns.Stranger.TYPE;
import static org.homedomain.discovery.internal.mdns.Stranger.question;
import static org.homedomain.discovery.internal.mdns.Stranger.under;
import static org.homedomain.discovery.internal.mdns.VirtualLink.gaps;

import java.time.Duration;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.discovery.internal.mdns.VirtualLink.Sent;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a domain answers to whom, and how often. */
final class MdnsAnswersTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @Test
    void answersManyQuestionsWithOneMulticastPerSecond() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        for (int i = 0; i < 1_000; i++) {
            link.inject(question(TYPE, Type.PTR, DClass.IN), AT);
            link.runFor(Duration.ofMillis(10));
        }

        assertThat(member.timesOf(Sent::isTelling)).hasSizeBetween(9, 11);
        assertThat(gaps(member.timesOf(Sent::isTelling)))
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void leavesOutAnswersThatTheAskerKnows() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        Message question = question(TYPE, Type.PTR, DClass.IN);
        question.addRecord(new PTRRecord(TYPE, DClass.IN, 61, under("member")), Section.ANSWER);
        link.inject(question, AT);
        link.runFor(Duration.ofSeconds(5));
        assertThat(member.sent).isEmpty();

        Message stale = question(TYPE, Type.PTR, DClass.IN);
        stale.addRecord(new PTRRecord(TYPE, DClass.IN, 59, under("member")), Section.ANSWER);
        link.inject(stale, AT);
        link.runFor(Duration.ofSeconds(5));
        assertThat(member.sent).hasSize(1);
    }

    @Test
    void leavesOutUniqueAnswersThatTheAskerKnows() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        Message question = question(under("member"), Type.SRV, DClass.IN);
        Name host = Name.fromConstantString("member.local.");
        question.addRecord(new SRVRecord(under("member"), DClass.IN, 61, 0, 0, 9000, host), Section.ANSWER);
        link.inject(question, AT);
        link.runFor(Duration.ofSeconds(2));
        assertThat(member.sent).isEmpty();

        Message moved = question(under("member"), Type.SRV, DClass.IN);
        moved.addRecord(new SRVRecord(under("member"), DClass.IN, 61, 0, 0, 9001, host), Section.ANSWER);
        link.inject(moved, AT);
        link.runFor(Duration.ofSeconds(2));
        assertThat(member.sent).hasSize(1);
    }

    @Test
    void tellsItsTypeToBrowsersOfAllTypes() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(ServiceNames.ALL_TYPES, Type.PTR, DClass.IN), AT);
        link.runFor(Duration.ofSeconds(1));

        assertThat(member.sent).singleElement().satisfies(sent -> assertThat(
                        sent.message().getSection(Section.ANSWER))
                .containsExactly(new PTRRecord(ServiceNames.ALL_TYPES, DClass.IN, 0, TYPE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Type.SRV, Type.TXT, Type.ANY})
    void answersWhatIsAskedOfItsInstanceAtOnce(int type) {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(under("member"), type, DClass.IN), AT);
        link.runFor(Duration.ofMillis(5));

        assertThat(member.timesOf(Sent::isTelling)).hasSize(1);
    }

    @Test
    void questionsForOthersGetNoAnswer() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(Name.fromConstantString("_printer._tcp.local."), Type.PTR, DClass.IN), AT);
        link.inject(question(TYPE, Type.A, DClass.IN), AT);
        link.inject(question(under("other"), Type.SRV, DClass.IN), AT);
        link.runFor(Duration.ofSeconds(5));

        assertThat(member.sent).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homedomain.discovery.internal.mdns.Stranger.AT;
import static org.homedomain.discovery.internal.mdns.Stranger.TYPE;
import static org.homedomain.discovery.internal.mdns.Stranger.question;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers that go to one asker alone. */
final class MdnsDirectAnswersTest {

    private final VirtualLink link = new VirtualLink(1, 0);

    @Test
    void answersPlainDnsAskersDirectlyAndInTheirTerms() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        InetSocketAddress asker = new InetSocketAddress(AT.getAddress(), 40_000);
        Message question = question(TYPE, Type.PTR, DClass.IN);
        question.getHeader().setID(77);
        link.inject(question, asker);
        link.runFor(Duration.ofSeconds(1));

        assertThat(member.sent).singleElement().satisfies(sent -> {
            assertThat(sent.to()).contains(asker);
            assertThat(sent.message().getHeader().getID()).isEqualTo(77);
            assertThat(sent.message().getSection(Section.QUESTION)).hasSize(1);
            List<Record> records = new ArrayList<>(sent.message().getSection(Section.ANSWER));
            records.addAll(sent.message().getSection(Section.ADDITIONAL));
            assertThat(records).hasSize(4).allSatisfy(record -> {
                assertThat(record.getTTL()).isLessThanOrEqualTo(10);
                assertThat(record.getDClass()).isEqualTo(DClass.IN);
            });
        });
    }

    @Test
    void answersDirectlyWhereThatIsWantedAndAllWereToldLately() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(TYPE, Type.PTR, DClass.IN | 0x8000), AT);
        link.runFor(Duration.ofSeconds(1));
        assertThat(member.sent).singleElement().satisfies(sent -> assertThat(sent.to())
                .contains(AT));

        link.runFor(Duration.ofSeconds(40));
        member.sent.clear();
        link.inject(question(TYPE, Type.PTR, DClass.IN | 0x8000), AT);
        link.runFor(Duration.ofSeconds(1));
        assertThat(member.sent).singleElement().satisfies(sent -> assertThat(sent.to())
                .isEmpty());
    }

    @Test
    void limitsDirectAnswers() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        for (int i = 0; i < 1_000; i++) {
            link.inject(question(TYPE, Type.PTR, DClass.IN), new InetSocketAddress(AT.getAddress(), 1_024 + i));
        }
        link.runFor(Duration.ofMillis(900));

        assertThat(member.sent).hasSize(Limits.UNICAST_REPLIES);
        assertThat(member.drops.of(Drop.TOO_MANY_QUESTIONS)).isEqualTo(1_000 - Limits.UNICAST_REPLIES);
    }
}

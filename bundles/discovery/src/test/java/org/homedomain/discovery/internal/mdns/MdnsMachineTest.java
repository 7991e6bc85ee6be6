// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.discovery.internal.mdns.VirtualLink.Host;
import org.homedomain.discovery.internal.mdns.VirtualLink.Sent;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

final class MdnsMachineTest {

    private static final Name TYPE = Name.fromConstantString("_test._tcp.local.");
    private static final InetSocketAddress STRANGER = new InetSocketAddress(VirtualLink.address(200), 5353);

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
    void quietDomainNeverSpeaksButHearsAnnouncementsNobodyAskedFor() {
        Host quiet = link.host("quiet");
        Host lonely = link.host("lonely");
        lonely.assume(Posture.LONELY);
        link.runFor(Duration.ofMinutes(5));

        assertThat(quiet.sent).isEmpty();
        assertThat(quiet.sighted("lonely")).isTrue();
        assertThat(lonely.sightings).isEmpty();
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
    void goodbyeOfOthersIsIgnored() throws Exception {
        Host quiet = link.host("quiet");
        Announcement other = new Announcement("Test", "other", "other", "1", 9009);
        link.inject(new Messages(new OwnRecords(other)).goodbye(List.of(STRANGER.getAddress())), STRANGER);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).isEmpty();
    }

    @Test
    void answersManyQuestionsWithOneMulticastPerSecond() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        for (int i = 0; i < 1_000; i++) {
            link.inject(question(TYPE, Type.PTR, DClass.IN), STRANGER);
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
        link.inject(question, STRANGER);
        link.runFor(Duration.ofSeconds(5));
        assertThat(member.sent).isEmpty();

        Message stale = question(TYPE, Type.PTR, DClass.IN);
        stale.addRecord(new PTRRecord(TYPE, DClass.IN, 59, under("member")), Section.ANSWER);
        link.inject(stale, STRANGER);
        link.runFor(Duration.ofSeconds(5));
        assertThat(member.sent).hasSize(1);
    }

    @Test
    void answersPlainDnsAskersDirectlyAndInTheirTerms() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        InetSocketAddress asker = new InetSocketAddress(STRANGER.getAddress(), 40_000);
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
    void limitsDirectAnswers() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        for (int i = 0; i < 1_000; i++) {
            link.inject(question(TYPE, Type.PTR, DClass.IN), new InetSocketAddress(STRANGER.getAddress(), 1_024 + i));
        }
        link.runFor(Duration.ofMillis(900));

        assertThat(member.sent).hasSize(Limits.UNICAST_REPLIES);
        assertThat(member.drops.of(Drop.TOO_MANY_QUESTIONS)).isEqualTo(1_000 - Limits.UNICAST_REPLIES);
    }

    @Test
    void answersDirectlyWhereThatIsWantedAndAllWereToldLately() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(TYPE, Type.PTR, DClass.IN | 0x8000), STRANGER);
        link.runFor(Duration.ofSeconds(1));
        assertThat(member.sent).singleElement().satisfies(sent -> assertThat(sent.to())
                .contains(STRANGER));

        link.runFor(Duration.ofSeconds(40));
        member.sent.clear();
        link.inject(question(TYPE, Type.PTR, DClass.IN | 0x8000), STRANGER);
        link.runFor(Duration.ofSeconds(1));
        assertThat(member.sent).singleElement().satisfies(sent -> assertThat(sent.to())
                .isEmpty());
    }

    @Test
    void tellsItsTypeToBrowsersOfAllTypes() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(ServiceNames.ALL_TYPES, Type.PTR, DClass.IN), STRANGER);
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
        link.inject(question(under("member"), type, DClass.IN), STRANGER);
        link.runFor(Duration.ofMillis(5));

        assertThat(member.timesOf(Sent::isTelling)).hasSize(1);
    }

    @Test
    void questionsForOthersGetNoAnswer() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        link.inject(question(Name.fromConstantString("_printer._tcp.local."), Type.PTR, DClass.IN), STRANGER);
        link.inject(question(TYPE, Type.A, DClass.IN), STRANGER);
        link.inject(question(under("other"), Type.SRV, DClass.IN), STRANGER);
        link.runFor(Duration.ofSeconds(5));

        assertThat(member.sent).isEmpty();
    }

    @Test
    void asksForThePortThatAnAnnouncementLacks() {
        Host quiet = link.host("quiet");
        Message pointerOnly = response();
        pointerOnly.addRecord(new PTRRecord(TYPE, DClass.IN, 120, under("other")), Section.ANSWER);
        link.inject(pointerOnly, STRANGER);
        link.runFor(Duration.ofMillis(10));
        assertThat(quiet.sightings).isEmpty();
        assertThat(quiet.sent).singleElement().satisfies(sent -> assertThat(
                        sent.message().getQuestion().getName())
                .isEqualTo(under("other")));

        Message location = response();
        location.addRecord(
                new SRVRecord(under("other"), DClass.IN, 120, 0, 0, 9123, Name.fromConstantString("x.local.")),
                Section.ANSWER);
        link.inject(location, STRANGER);
        link.runFor(Duration.ofMillis(10));
        assertThat(quiet.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.id()).contains("other");
            assertThat(sighting.endpoint().port()).isEqualTo(9123);
            assertThat(sighting.endpoint().addresses())
                    .containsExactly(STRANGER.getAddress().getHostAddress());
        });
    }

    @Test
    void askingForPortsIsLimited() {
        Host quiet = link.host("quiet");
        for (int i = 0; i < 500; i++) {
            Message pointerOnly = response();
            pointerOnly.addRecord(new PTRRecord(TYPE, DClass.IN, 120, under("other" + i)), Section.ANSWER);
            link.inject(pointerOnly, STRANGER);
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
                    STRANGER);
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
                new Messages(new OwnRecords(other)).telling(RecordSet.SERVICE, List.of(STRANGER.getAddress())),
                new InetSocketAddress(STRANGER.getAddress(), 5354));
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).isEmpty();
        assertThat(quiet.drops.of(Drop.WRONG_PORT)).isEqualTo(1);
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
                STRANGER);
        link.runFor(Duration.ofSeconds(1));

        assertThat(quiet.sightings).singleElement().satisfies(sighting -> assertThat(
                        sighting.endpoint().addresses())
                .containsExactly(
                        STRANGER.getAddress().getHostAddress(),
                        VirtualLink.address(3).getHostAddress()));
    }

    @Test
    void namesAreCutBetweenCharacters() {
        String name = "n" + "é".repeat(128);

        assertThat(TextEntries.escape(name, 250)).isEqualTo(TextEntries.escape("n" + "é".repeat(124), 250));
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
    void leavesOutUniqueAnswersThatTheAskerKnows() {
        Host member = link.host("member");
        member.assume(Posture.ANSWERABLE);
        link.runFor(Duration.ofSeconds(5));
        member.sent.clear();
        Message question = question(under("member"), Type.SRV, DClass.IN);
        Name host = Name.fromConstantString("member.local.");
        question.addRecord(new SRVRecord(under("member"), DClass.IN, 61, 0, 0, 9000, host), Section.ANSWER);
        link.inject(question, STRANGER);
        link.runFor(Duration.ofSeconds(2));
        assertThat(member.sent).isEmpty();

        Message moved = question(under("member"), Type.SRV, DClass.IN);
        moved.addRecord(new SRVRecord(under("member"), DClass.IN, 61, 0, 0, 9001, host), Section.ANSWER);
        link.inject(moved, STRANGER);
        link.runFor(Duration.ofSeconds(2));
        assertThat(member.sent).hasSize(1);
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

    private static Message question(Name name, int type, int dclass) {
        Message message = new Message(0);
        message.addRecord(Record.newRecord(name, type, dclass), Section.QUESTION);
        return message;
    }

    private static Message response() {
        Message message = new Message(0);
        message.getHeader().setFlag(Flags.QR);
        return message;
    }

    private static Name under(String id) {
        return Name.fromConstantString(id + "._test._tcp.local.");
    }

    private static List<Duration> gaps(List<Duration> times) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i).minus(times.get(i - 1)));
        }
        return gaps;
    }
}

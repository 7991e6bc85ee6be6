// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;

/** What a member of the dominion that lies or is broken can send. */
class CapsTest {

    private final World world = new World(2);
    private final Host ours = world.host("ours").start();
    private final List<Answer> answers = new ArrayList<>();

    private static OwnerRecord owned(String id, int number, long incarnation) {
        Endpoint endpoint = Endpoint.of("10.55." + number / 250 + "." + number % 250, 9000);
        return Host.seal(
                new Identity(id, id, endpoint, "1.0.0", Set.of(), List.of()),
                new Stamp(incarnation, 1, 7),
                Intention.ACTIVE,
                Duration.ZERO);
    }

    private void tell(
            ProtocolRange protocol, List<OwnerRecord> records, List<Verdict> verdicts, List<DominionEntry> entries) {
        Handshake handshake = new Handshake("Dominion", "liar", 7, Optional.of(ours.id), protocol);
        DominionPart part = new DominionPart(handshake, records, List.of(), verdicts, entries);
        ours.receive(new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part)), "10.55.0.1", answers::add);
    }

    @Test
    void tenThousandRecordsStopAtTheCap() {
        List<OwnerRecord> records = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            records.add(owned("ghost-" + number, number, 1));
        }
        tell(ProtocolRange.OURS, records, List.of(), List.of());

        assertThat(ours.view().peers()).hasSize(PeerTable.MAX_PEERS);
        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.TOO_MANY_PEERS, 10_000L - PeerTable.MAX_PEERS);
    }

    /** M19: made-up peers must not hold a large message each until its deadline. */
    @Test
    void whoWasNeverHeardIsToldNoListWhenManyCallsAreUnderWay() {
        Fed newcomer = new Fed(1);
        newcomer.start();
        List<Integer> sizes = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            List<OwnerRecord> ghosts = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                ghosts.add(owned("ghost-" + part + "-" + number, number, 1));
            }
            newcomer.hear("liar", ghosts, List.of()).sends().stream()
                    .map(send ->
                            send.message().dominion().orElseThrow().records().size())
                    .forEach(sizes::add);
        }

        assertThat(sizes.subList(0, 32)).allMatch(size -> size > 30);
        assertThat(sizes.subList(32, sizes.size())).isNotEmpty().allMatch(size -> size == 1);
    }

    /** M6.3: 1,024 dead addresses are through in 16 s. */
    @Test
    void theMoreAddressesWaitTheLessTimeEachOneGets() {
        Fed alone = new Fed(1);
        alone.start();
        List<Send> dials = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            Endpoint endpoint = Endpoint.of("10.55.0." + number, 9000);
            dials.addAll(alone.step(new Input.Sighted(Optional.empty(), endpoint, "test"))
                    .sends());
        }

        Send next = alone.fail(dials.get(0)).sends().get(0);

        assertThat(dials.get(0).deadline()).isEqualTo(Pacing.DEFAULT.dialTimeout());
        assertThat(next.deadline()).isLessThan(Pacing.DEFAULT.dialTimeout().dividedBy(4));
    }

    @Test
    void tenThousandEntriesStopAtTheCap() {
        List<DominionEntry> entries = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            entries.add(new DominionEntry("key" + number, 1, "liar", false, Octets.EMPTY));
        }
        tell(ProtocolRange.OURS, List.of(), List.of(), entries);

        assertThat(ours.machine().drops())
                .containsEntry(Drops.Cause.TOO_MANY_ENTRIES, 10_000L - DominionEntries.MAX_ENTRIES);
    }

    /** M4.5: a thousand records fill a message. */
    @Test
    void aVerdictDoesNotWaitForTheRestOfALongList() {
        Fed fed = new Fed(1);
        fed.start();
        Verdict failed = new Verdict("id-1", 1, Verdict.Kind.FAILED, Duration.ZERO, "id-0");

        List<Send> sent = fed.hear("id-0", many(), List.of(failed)).sends();

        assertThat(sent)
                .isNotEmpty()
                .extracting(send -> send.message().dominion().orElseThrow())
                .allMatch(part -> part.records().size() == 1_008)
                .flatExtracting(DominionPart::verdicts)
                .extracting(Verdict::subjectId)
                .contains("id-1");
    }

    /** M4.5: of many the newest. */
    @Test
    void theNewestOfManyVerdictsGoAhead() {
        List<Verdict> failed = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            failed.add(new Verdict("id-" + number, 1, Verdict.Kind.FAILED, Duration.ZERO, "id-0"));
        }
        Fed fed = new Fed(1);
        fed.start();

        List<Send> sent = fed.hear("id-0", many(), failed).sends();

        assertThat(sent).isNotEmpty().allSatisfy(send -> assertThat(
                        send.message().dominion().orElseThrow().verdicts())
                .extracting(Verdict::subjectId)
                .contains("id-200")
                .hasSize(100));
    }

    /** M4.3: twice in one row it would ask for everything. */
    @Test
    void theOwnRecordWaitsForItsTurn() {
        Fed fed = amongManyThatAnswered();
        Verdict accusation = new Verdict(Fed.OWN_ID, 1 << 20, Verdict.Kind.SUSPECT, Duration.ZERO, "id-0");

        List<Send> sent = fed.hear("id-0", List.of(), List.of(accusation)).sends();

        assertThat(sent)
                .extracting(send -> send.message().dominion().orElseThrow().records())
                .filteredOn(told -> told.size() > 1)
                .isNotEmpty()
                .noneMatch(told -> told.stream().anyMatch(owned -> owned.id().equals(Fed.OWN_ID)));
    }

    @Test
    void whoJustJoinedDoesNotWaitForTheRestOfALongList() {
        Fed fed = amongManyThatAnswered();

        fed.hear("id-joiner", List.of(owned("id-joiner", 1, 1)), List.of());

        assertThat(fed.pass(Duration.ofMillis(100)))
                .filteredOn(send -> !Fed.target(send).equals("id-joiner"))
                .isNotEmpty()
                .allSatisfy(send -> assertThat(
                                send.message().dominion().orElseThrow().records())
                        .extracting(OwnerRecord::id)
                        .contains("id-joiner"));
    }

    /** More than a message takes. */
    private static List<OwnerRecord> many() {
        return IntStream.range(0, 1_500)
                .mapToObj(number -> owned("id-" + number, number, 1))
                .toList();
    }

    private static Fed amongManyThatAnswered() {
        Fed fed = new Fed(1);
        fed.start();
        fed.hear("id-0", many(), List.of()).sends().forEach(send -> answer(fed, send));
        fed.pass(Duration.ofSeconds(1), send -> answer(fed, send));
        return fed;
    }

    private static void answer(Fed fed, Send send) {
        fed.answer(send, Fed.target(send), List.of(), List.of()).sends().forEach(next -> answer(fed, next));
    }

    /** 64 MB of heap have to bear it. */
    @Test
    void heavyRecordsStopAtTheirWeight() {
        List<AdvertisedService> services = IntStream.range(0, 256)
                .mapToObj(number -> new AdvertisedService("service " + number, 9000))
                .toList();
        List<OwnerRecord> records = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            Identity heavy =
                    new Identity("ghost-" + number, "", Endpoint.of("10.55.0.9", 9000), "1.0.0", Set.of(), services);
            records.add(Host.seal(heavy, new Stamp(1, 1, 7), Intention.ACTIVE, Duration.ZERO));
        }
        long each = Weight.of(records.get(999));
        tell(ProtocolRange.OURS, records, List.of(), List.of());

        int held = ours.view().peers().size();
        assertThat(held).isBetween((int) (Weight.MOST_PEERS / each) - 1, (int) (Weight.MOST_PEERS / each) + 10);
        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.TOO_MUCH_TOLD, 1_000L - held);
    }

    @Test
    void heavyEntriesStopAtTheirWeight() {
        List<DominionEntry> entries = new ArrayList<>();
        for (int number = 0; number < 4_000; number++) {
            entries.add(new DominionEntry("key" + number, 1, "liar", false, Octets.copyOf(new byte[4_096])));
        }
        tell(ProtocolRange.OURS, List.of(), List.of(), entries);

        long dropped = ours.machine().drops().getOrDefault(Drops.Cause.TOO_MANY_ENTRIES, 0L);
        assertThat((4_000 - dropped) * 4_096).isBetween(Weight.MOST_ENTRIES / 2, Weight.MOST_ENTRIES);
    }

    @Test
    void aPeerThatIsGoneMakesRoom() {
        List<OwnerRecord> records = new ArrayList<>();
        for (int number = 0; number < PeerTable.MAX_PEERS; number++) {
            records.add(owned("ghost-" + number, number, 1));
        }
        Verdict failed = new Verdict("ghost-0", 1, Verdict.Kind.FAILED, Duration.ofMinutes(5), "liar");
        tell(ProtocolRange.OURS, records, List.of(failed), List.of());
        tell(ProtocolRange.OURS, List.of(owned("fresh", 1, 1)), List.of(), List.of());

        assertThat(ours.view().find("fresh")).isPresent();
        assertThat(ours.view().find("ghost-0")).isEmpty();
    }

    @Test
    void verdictsOnUnknownDomainsAndOtherIncarnationsAreLeftOut() {
        tell(
                ProtocolRange.OURS,
                List.of(owned("known", 1, 5)),
                List.of(
                        new Verdict("nobody", 1, Verdict.Kind.FAILED, Duration.ZERO, "liar"),
                        new Verdict("known", 4, Verdict.Kind.FAILED, Duration.ZERO, "liar"),
                        new Verdict("known", 6, Verdict.Kind.FAILED, Duration.ZERO, "liar")),
                List.of());

        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.UNKNOWN_ACCUSED, 1L);
        assertThat(ours.view().find("known").map(peer -> peer.status())).contains(PeerStatus.ALIVE);
    }

    @Test
    void anOlderRecordChangesNothing() {
        tell(ProtocolRange.OURS, List.of(owned("known", 1, 5)), List.of(), List.of());
        tell(ProtocolRange.OURS, List.of(owned("known", 2, 4)), List.of(), List.of());

        assertThat(ours.view().find("known").map(peer -> peer.incarnation())).contains(5L);
    }

    @Test
    void anAccusationIsRefutedWithAPersistedIncarnation() {
        tell(
                ProtocolRange.OURS,
                List.of(),
                List.of(new Verdict(ours.id, 1, Verdict.Kind.FAILED, Duration.ZERO, "liar")),
                List.of());

        assertThat(ours.view().self().incarnation()).isEqualTo(2);
        assertThat(ours.storedIncarnation).isEqualTo(2);
    }

    @Test
    void aProtocolThatIsNotSpokenHereIsRefusedInWords() {
        tell(new ProtocolRange(7, 9), List.of(owned("liar", 1, 1)), List.of(), List.of());

        assertThat(answers).singleElement().isInstanceOfSatisfying(Answer.Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(FailureReason.MISDIRECTED);
            assertThat(refusal.sentence()).contains("7 to 9");
        });
        assertThat(ours.view().peers()).isEmpty();
    }

    @Test
    void aSleepingPeerIsShownAsSuchAndSuspectedWhenItOversleeps() {
        Identity identity = owned("sleeper", 1, 1).identity();
        OwnerRecord asleep = Host.seal(identity, new Stamp(1, 2, 7), Intention.SLEEPING, Duration.ofMinutes(10));
        tell(ProtocolRange.OURS, List.of(asleep), List.of(), List.of());

        world.run(Duration.ofMinutes(9));
        assertThat(ours.view().find("sleeper").map(peer -> peer.status())).contains(PeerStatus.SLEEPING);
        world.run(Duration.ofMinutes(2));
        assertThat(ours.view().find("sleeper").map(peer -> peer.status())).contains(PeerStatus.FAILED);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules M8.5 and M8.6: verdicts go over the streams, and what goes over none is called. */
class TellingTest {

    private static final List<String> PEERS = Company.PEERS;

    private final Company company = new Company();
    private final Fed fed = company.fed;

    @BeforeEach
    void meet() {
        company.meet();
    }

    private void fallSilent(String... ids) {
        company.silent = Set.of(ids);
        for (int count = 0; count < 300 && !allSuspected(); count++) {
            company.live(Duration.ofMillis(10));
        }
        assertThat(allSuspected()).isTrue();
    }

    private boolean allSuspected() {
        return company.silent.stream()
                .allMatch(id -> fed.machine.view().find(id).orElseThrow().status() == PeerStatus.SUSPECT);
    }

    private String watched() {
        return PEERS.get(0); // follows "id-fed" in the ring
    }

    @Test
    void whoFindsASilentOneSaysSoOnceOnEachStreamButItsOwn() {
        fallSilent(watched());

        company.live(Duration.ofMillis(200));

        assertThat(company.said())
                .extracting(StreamOrder.Tell::streamId)
                .doesNotHaveDuplicates()
                .hasSize(PEERS.size() - 1)
                .doesNotContain(company.streamOf(watched()));
    }

    @Test
    void whoeverFindsItAsTheSecondSaysSoForItself() {
        company.silent = Set.of(watched());
        Verdict first = new Verdict(watched(), 1, Verdict.Kind.SUSPECT, Duration.ZERO, PEERS.get(1));
        fed.hear(PEERS.get(1), List.of(), List.of(first)).sends().forEach(company::reply);

        company.live(Duration.ofMillis(600));

        assertThat(company.said())
                .hasSize(PEERS.size() - 1)
                .extracting(tell -> tell.verdict().accuserId())
                .containsOnly(Fed.OWN_ID);
    }

    @Test
    void whoeverFindsItAfterTwoOthersTellsFew() {
        company.silent = Set.of(watched());
        for (String accuser : PEERS.subList(1, 3)) {
            Verdict found = new Verdict(watched(), 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser);
            fed.hear(accuser, List.of(), List.of(found)).sends().forEach(company::reply);
        }

        company.live(Duration.ofMillis(450));

        assertThat(allSuspected()).isTrue();
        assertThat(fed.machine.view().find(watched()).orElseThrow().contact().reachable())
                .as("found here, too")
                .isFalse();
        assertThat(company.said()).hasSizeLessThanOrEqualTo(Core.WATCHED);
    }

    @Test
    void ifNobodyElseFindsItAllAreCalledButNotBeforeTheyCanHaveLooked() {
        fallSilent(watched());
        Duration looked = Pacing.DEFAULT.probeDeadline();

        assertThat(othersCalled(company.live(looked))).isEmpty();
        assertThat(othersCalled(company.live(Duration.ofMillis(400))))
                .containsExactlyInAnyOrderElementsOf(PEERS.subList(1, PEERS.size()));
    }

    @Test
    void manyAtOnceGoInOneCall() {
        List<Send> sent = hearOf(PEERS.subList(0, 5), "id-far");

        assertThat(othersCalled(sent)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(company.said()).isEmpty();
    }

    @Test
    void fourGoOverTheStreams() {
        List<Send> sent = hearOf(PEERS.subList(0, 4), "id-far");

        assertThat(othersCalled(sent)).isEmpty();
        assertThat(company.said()).isNotEmpty();
        assertThat(company.said().size() % 4).isZero();
    }

    @Test
    void threeThatTwoOthersFoundAreManyVerdicts() {
        List<Send> sent = hearOf(PEERS.subList(0, 3), "id-far", "id-further");

        assertThat(othersCalled(sent)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(company.said()).isEmpty();
    }

    /** Another one passes on what strangers found about the given ones. */
    private List<Send> hearOf(List<String> accused, String... accusers) {
        company.silent = Set.copyOf(accused);
        List<Verdict> found = accused.stream()
                .flatMap(id -> Stream.of(accusers)
                        .map(accuser -> new Verdict(id, 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser)))
                .toList();
        fed.hear(PEERS.get(6), List.of(), found).sends().forEach(company::reply);
        return company.live(Duration.ofMillis(100));
    }

    @Test
    void whatWasSaidOnAStreamThatBrokeIsSaidOnTheOther() {
        String listener = PEERS.get(2);
        long other = company.offer(listener);
        company.silent = Set.of(watched());
        company.live(Duration.ofMillis(200));
        company.silent = Set.of(watched(), PEERS.get(1));
        while (accusedOn(company.streamOf(listener)).isEmpty()) {
            company.live(Duration.ofMillis(10));
        }

        fed.step(new Input.StreamEnded(company.streamOf(listener), FailureReason.SILENT, "It broke."));
        company.live(Duration.ofMillis(300));

        assertThat(accusedOn(other)).containsExactlyInAnyOrder(watched(), PEERS.get(1));
    }

    private List<String> accusedOn(long streamId) {
        return company.said().stream()
                .filter(tell -> tell.streamId() == streamId)
                .map(tell -> tell.verdict().subjectId())
                .toList();
    }

    @Test
    void whatWasSaidIsNotSaidAgainWithEachBeat() {
        fallSilent(watched());
        confirmedBy(PEERS.get(1));

        company.live(Pacing.DEFAULT.suspicionTimeout().dividedBy(2).minusMillis(50));

        assertThat(accusedOn(company.streamOf(PEERS.get(2)))).containsExactly(watched());
    }

    private void confirmedBy(String accuser) {
        Verdict same = new Verdict(watched(), 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser);
        fed.step(new Input.VerdictReceived(company.streamOf(accuser), same));
    }

    @Test
    void inALargeDominionNeighboursHearItOnTheirStreamsAndThreeOthersByCalls() {
        Company many = large();
        String accused = many.peers.get(20);
        many.silent = Set.of(accused);
        List<Send> called = hearOf(many, many.peers.get(21), accused);

        assertThat(many.said())
                .extracting(StreamOrder.Tell::streamId)
                .doesNotHaveDuplicates()
                .hasSize(2 * Core.WATCHED);
        assertThat(many.said()).extracting(tell -> tell.verdict().subjectId()).containsOnly(accused);
        assertThat(called.stream().map(Fed::target).filter(id -> !id.equals(accused)))
                .hasSize(Core.WATCHED)
                .noneMatch(id -> many.streamOf(id) != 0);
    }

    @Test
    void inALargeDominionAStreamCarriesFewVerdictsHoweverManyDie() {
        Company many = large();
        List<String> accused = many.peers.subList(8, 32);
        many.silent = Set.copyOf(accused);
        long before = many.fed.now();
        for (int round = 1; round <= 3; round++) {
            for (String id : accused) {
                hearOf(many, "id-far" + round, id);
            }
        }
        long tenths = Duration.ofNanos(many.fed.now() - before).toMillis() / 100;
        assertThat(many.said()).hasSizeGreaterThan(2 * Core.WATCHED);
        many.said().stream()
                .collect(Collectors.groupingBy(StreamOrder.Tell::streamId, Collectors.counting()))
                .values()
                .forEach(count -> assertThat(count).isLessThan(10 + 4 + tenths));
    }

    @Test
    void inALargeDominionTheNewestFourGoOverTheStreams() {
        Company many = large();
        List<String> accused = many.peers.subList(8, 14);
        many.silent = Set.copyOf(accused);
        List<Verdict> found = accused.stream()
                .map(id -> new Verdict(id, 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-far"))
                .toList();

        many.fed.hear(many.peers.get(34), List.of(), found).sends().forEach(many::reply);
        many.live(Duration.ofMillis(30));

        assertThat(many.said())
                .isNotEmpty()
                .extracting(tell -> tell.verdict().subjectId())
                .hasSameElementsAs(accused.subList(2, 6));
    }

    @Test
    void inALargeDominionWhoLacksTheNewestRecordIsToldThatOneOnly() {
        Company many = large();
        String subject = many.peers.get(20);
        String neighbour = many.peers.get(0);
        many.fed.hear(neighbour, List.of(Fed.record(subject, 2, 1)), List.of());
        many.fed.pass(Duration.ofSeconds(1), many::reply);

        Verdict old = new Verdict(subject, 1, Verdict.Kind.SUSPECT, Duration.ZERO, neighbour);
        List<Send> sent = many.fed
                .step(new Input.VerdictReceived(many.streamOf(neighbour), old))
                .sends();

        assertThat(sent).extracting(Fed::target).containsExactly(neighbour);
        assertThat(sent.get(0).message().dominion().orElseThrow().records())
                .extracting(OwnerRecord::id)
                .containsExactly(subject);
    }

    /** M17: whoever has its goodbye knows that it did not fail; who has not is told by a call. */
    @Test
    void aGoodbyeIsNotSaidAsAFailure() {
        String gone = watched();
        OwnerRecord left =
                Host.seal(Fed.record(gone, 1, 2).identity(), new Stamp(1, 2, 1), Intention.LEFT, Duration.ZERO);
        String accused = PEERS.get(3);
        Verdict found = new Verdict(accused, 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-far");
        fed.hear(PEERS.get(6), List.of(left), List.of());
        fed.pass(Duration.ofMillis(50)); // nobody has answered yet
        fed.hear(PEERS.get(6), List.of(), List.of(found));
        fed.pass(Duration.ofMillis(50));

        assertThat(company.said())
                .isNotEmpty()
                .noneMatch(tell -> tell.verdict().subjectId().equals(gone));
    }

    private static Company large() {
        Company many = new Company(IntStream.range(0, 60)
                .mapToObj(number -> "id-p" + (10 + number))
                .toList());
        many.meet();
        return many;
    }

    private static List<Send> hearOf(Company many, String accuser, String accused) {
        Verdict found = new Verdict(accused, 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser);
        many.fed.hear(many.peers.get(34), List.of(), List.of(found)).sends().forEach(many::reply);
        return many.live(Duration.ofMillis(30));
    }

    private List<String> othersCalled(List<Send> sent) {
        return sent.stream()
                .map(Fed::target)
                .filter(target -> !company.silent.contains(target))
                .toList();
    }
}

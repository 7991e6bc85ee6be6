// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others say of a peer, and how far it goes against what this domain hears itself; rules M9 to M11. */
class WordOfOthersTest {

    private static final String PEER = "id-peer";
    private static final String TELLER = "id-teller";
    private static final String FOURTH = "id-fourth";
    private static final long STREAM = -1;
    private static final Duration BEAT = Pacing.DEFAULT.beatInterval();

    private final Fed fed = new Fed(41);
    private boolean reachable = true;

    @BeforeEach
    void meet() {
        fed.start();
        for (String id : List.of(PEER, TELLER, FOURTH)) {
            fed.hear(id, List.of(Fed.record(id, 1, 1)), List.of()).sends().forEach(this::reply);
        }
        Handshake greeting = new Handshake("Dominion", PEER, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
        fed.step(new Input.StreamOffered(STREAM, greeting, "10.0.0.2")).sends().forEach(this::reply);
        for (int beats = 0; beats < 5; beats++) {
            beat();
            fed.pass(BEAT, this::reply);
        }
        beat();
        fed.pass(Duration.ofMillis(20), this::reply);
    }

    private PeerStatus status() {
        return fed.machine.view().find(PEER).orElseThrow().status();
    }

    private void beat() {
        fed.step(new Input.BeatReceived(STREAM, new Beat(0))).sends().forEach(this::reply);
    }

    private Output told(Verdict.Kind kind, Duration elapsed, String accuserId) {
        return fed.hear(TELLER, List.of(), List.of(new Verdict(PEER, 1, kind, elapsed, accuserId)));
    }

    /** Calls to the peer fail from now on; lasts until this domain accuses it. */
    private void suspect() {
        reachable = false;
        for (int count = 0; count < 100 && status() != PeerStatus.SUSPECT; count++) {
            fed.pass(BEAT.dividedBy(10), this::reply);
        }
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    private void reply(Send send) {
        boolean fails = !reachable && Fed.target(send).equals(PEER);
        Output next = fails ? fed.fail(send) : fed.answer(send, Fed.target(send), List.of(), List.of());
        next.sends().forEach(this::reply);
    }

    /** M9.6. */
    @Test
    void asLongAsItLooksItselfItGivesNobodyUpOnTheWordOfOthers() {
        told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);

        fed.pass(Duration.ofSeconds(10));
        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);

        assertThat(status()).isNotEqualTo(PeerStatus.FAILED);
    }

    /** M11.1: which of the two comes first makes no difference. */
    @Test
    void whomTwoOthersGaveUpFailsAsSoonAsThisDomainDoesNotReachItEither() {
        Send probe = told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER).sends().get(0);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);
        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);
        fed.pass(probe.deadline());

        fed.fail(probe);

        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M11.1: nor does it if the peer was heard between the two. */
    @Test
    void whomTwoOthersGaveUpHasItsTimeIfItWasHeardSince() {
        Send probe = told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER).sends().get(0);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);
        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);
        fed.pass(Duration.ofMillis(20));
        beat();
        fed.fail(probe);
        reachable = false;

        while (!fed.machine.view().find(PEER).orElseThrow().lapse().accusers().contains(Fed.OWN_ID)) {
            fed.pass(Duration.ofMillis(20), this::reply);
        }

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    /** M9.3: only this domain itself knows whom it could not reach. */
    @Test
    void nobodyTellsThisDomainWhatItFoundItself() {
        told(Verdict.Kind.SUSPECT, Duration.ZERO, Fed.OWN_ID);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, PEER);
        told(Verdict.Kind.FAILED, Duration.ZERO, Fed.OWN_ID);

        assertThat(fed.pass(Duration.ofMillis(100))).isEmpty();
        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
    }

    /** M11.1: the one other may be the one that was cut off. */
    @Test
    void whomOneOtherGaveUpHasItsTimeToRefute() {
        Send probe = told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER).sends().get(0);
        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);
        fed.pass(probe.deadline());

        fed.fail(probe);

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    /** M9.7, M12.2: who stood still could hear nobody. */
    @Test
    void whomItHeardItDoesNotGiveUpWhenItWakes() {
        suspect();
        for (int beats = 0; beats < 10; beats++) {
            beat();
            fed.pass(BEAT, this::reply);
        }
        told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER);
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);

        fed.standStill(Duration.ofSeconds(30));
        fed.step(new Input.TimeDue());

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    /** M12.2: the time to refute begins anew, which does not make older what was heard. */
    @Test
    void whoSpokeSinceItWasAccusedIsNotDoubtedForALateFailure() {
        suspect();
        fed.pass(Duration.ofMillis(10));
        beat();
        Send call = nextCallToPeer();
        fed.pass(call.deadline().plus(LocalHealth.LATE));
        fed.fail(call);

        for (String other : List.of(TELLER, FOURTH)) {
            told(Verdict.Kind.SUSPECT, Duration.ZERO, other);
            told(Verdict.Kind.FAILED, Duration.ZERO, other);
        }

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    private Send nextCallToPeer() {
        Send call = fed.waitForCall(BEAT).orElseThrow();
        while (!Fed.target(call).equals(PEER)) {
            reply(call);
            call = fed.waitForCall(BEAT).orElseThrow();
        }
        return call;
    }

    /** M21.5. */
    @Test
    void whatIsToldOverAStreamCountsAsInACall() {
        Verdict suspicion = new Verdict(FOURTH, 1, Verdict.Kind.SUSPECT, Duration.ZERO, PEER);

        List<Send> calls =
                fed.step(new Input.VerdictReceived(STREAM, suspicion)).sends();

        assertThat(calls).extracting(Fed::target).containsExactly(FOURTH);
    }

    /** M21.5: one of the two lacks the newest record. */
    @Test
    void whoTellsOverAStreamOfAnotherIncarnationIsCalled() {
        Verdict later = new Verdict(FOURTH, 2, Verdict.Kind.SUSPECT, Duration.ZERO, PEER);

        List<Send> calls = fed.step(new Input.VerdictReceived(STREAM, later)).sends();

        assertThat(calls).extracting(Fed::target).containsExactly(PEER);
    }

    /** M21.2: at that address another process may listen now. */
    @Test
    void whoHasNotSaidWhoItIsIsNotBelieved() {
        long stream = fed.streamOrders.stream()
                .filter(StreamOrder.Open.class::isInstance)
                .map(StreamOrder.Open.class::cast)
                .filter(order -> order.greeting().expectedId().equals(Optional.of(FOURTH)))
                .mapToLong(StreamOrder::streamId)
                .max()
                .orElseThrow();
        Verdict suspicion = new Verdict(TELLER, 1, Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);
        Handshake greeting = new Handshake("Dominion", FOURTH, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);

        Output before = fed.step(new Input.VerdictReceived(stream, suspicion));
        fed.step(new Input.StreamGreeted(stream, greeting));
        Output after = fed.step(new Input.VerdictReceived(stream, suspicion));

        assertThat(before.sends()).isEmpty();
        assertThat(after.sends()).extracting(Fed::target).containsExactly(TELLER);
    }

    /** M21.5: there is no answer that could tell it. */
    @Test
    void whoTellsOverAStreamWhatWasRefutedIsCalled() {
        Verdict accusation = new Verdict(Fed.OWN_ID, 1, Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);
        fed.step(new Input.VerdictReceived(STREAM, accusation)).sends().forEach(this::reply);
        fed.pass(Duration.ofMillis(20), this::reply);

        List<Send> calls =
                fed.step(new Input.VerdictReceived(STREAM, accusation)).sends();

        assertThat(calls).extracting(Fed::target).containsExactly(PEER);
    }

    /** M9.7: one liar tells what many made-up domains found; calls fail because the peer is flooded. */
    @Test
    void whomItGoesOnHearingItDoesNotGiveUpOnTheWordOfOthers() {
        reachable = false;
        told(Verdict.Kind.SUSPECT, Duration.ZERO, "id-ghost-1").sends().forEach(this::reply);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, "id-ghost-2").sends().forEach(this::reply);

        for (int beats = 0; beats < 20; beats++) {
            beat();
            fed.pass(BEAT, this::reply);
            assertThat(status()).as("after %d beats", beats).isNotEqualTo(PeerStatus.FAILED);
        }
    }

    /** M9.7. */
    @Test
    void aFailureThatOthersToldDoesNotCountAgainstWhatItHears() {
        Send probe =
                told(Verdict.Kind.SUSPECT, Duration.ZERO, "id-ghost-1").sends().get(0);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, "id-ghost-2");
        reachable = false;
        fed.pass(Duration.ofMillis(20), this::reply);
        beat();
        reply(probe);
        fed.pass(Duration.ofMillis(20), this::reply);

        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);

        assertThat(status()).isNotEqualTo(PeerStatus.FAILED);
    }

    @Test
    void whomNobodyHearsAnyMoreIsGivenUp() {
        reachable = false;
        told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER).sends().forEach(this::reply);
        suspect();

        fed.pass(Pacing.DEFAULT.suspicionTimeout());

        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M9.3: three accusers are kept, and this domain is one of them if it looked. */
    @Test
    void thereIsAlwaysRoomForWhatItFoundItself() {
        reachable = false;
        List<Send> probes = new ArrayList<>();
        for (String accuser : List.of(TELLER, FOURTH, "id-ghost-1")) {
            probes.addAll(told(Verdict.Kind.SUSPECT, Duration.ZERO, accuser).sends());
        }
        probes.forEach(this::reply);

        assertThat(fed.machine.view().find(PEER).orElseThrow().lapse().accusers())
                .containsExactly(TELLER, FOURTH, Fed.OWN_ID);
    }

    /** M8.1: that others know of somebody's end does not hold up what is news of this domain itself. */
    @Test
    void itsRefutationIsToldThoughTheSameMessageTellsWhatOthersKnow() {
        told(Verdict.Kind.SUSPECT, Duration.ZERO, "id-ghost").sends();
        Verdict onThisDomain = new Verdict(Fed.OWN_ID, 42, Verdict.Kind.SUSPECT, Duration.ZERO, TELLER);
        Verdict onThePeer = new Verdict(PEER, 1, Verdict.Kind.SUSPECT, Duration.ZERO, TELLER);

        List<Send> sent =
                fed.hear(TELLER, List.of(), List.of(onThisDomain, onThePeer)).sends();

        assertThat(sent)
                .filteredOn(send -> Fed.target(send).equals(FOURTH))
                .flatExtracting(send -> send.message().dominion().orElseThrow().records())
                .extracting(told -> told.stamp().incarnation())
                .contains(43L);
    }

    /** M11.1. */
    @Test
    void whomItHearsAgainIsNotGivenUpAtAWord() {
        suspect();
        fed.pass(Duration.ofMillis(20));
        beat();
        fed.pass(Duration.ofMillis(20));

        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);
        assertThat(status()).isNotEqualTo(PeerStatus.FAILED);
    }

    @Test
    void whomTwoOthersCannotReachEitherIsGivenUpAtAWord() {
        suspect();
        fed.pass(Duration.ofMillis(20));
        told(Verdict.Kind.SUSPECT, Duration.ZERO, FOURTH);
        told(Verdict.Kind.SUSPECT, Duration.ZERO, TELLER);
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);

        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);

        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M11.1: the other one may have been cut off. */
    @Test
    void whomOneOtherCannotReachEitherHasItsTimeToRefute() {
        suspect();
        fed.pass(Duration.ofMillis(20));

        told(Verdict.Kind.FAILED, Duration.ZERO, TELLER);

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
        fed.pass(Pacing.DEFAULT.suspicionTimeout().dividedBy(2));
        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M11.4. */
    @Test
    void aVerdictFromBeforeThePeerWasHeardIsToldToThePeerOnly() {
        List<Send> sent =
                told(Verdict.Kind.FAILED, Duration.ofSeconds(3), TELLER).sends();

        assertThat(sent).extracting(Fed::target).containsExactly(PEER);
        assertThat(verdictsOf(sent.get(0)))
                .extracting(Verdict::kind, Verdict::subjectId)
                .containsExactly(tuple(Verdict.Kind.SUSPECT, PEER));
        assertThat(fed.pass(Duration.ofMillis(300)))
                .flatExtracting(WordOfOthersTest::verdictsOf)
                .isEmpty();
    }

    /** M11.4. */
    @Test
    void anOutdatedVerdictOnWhomItCannotReachEitherGivesItsTimeAnew() {
        suspect();
        fed.pass(Duration.ofMillis(400));
        told(Verdict.Kind.FAILED, Duration.ofSeconds(30), TELLER);

        fed.pass(Pacing.DEFAULT.suspicionTimeout().dividedBy(2).minusMillis(50));
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
        fed.pass(Duration.ofMillis(100));
        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M11.3, and M11.2 from then on. */
    @Test
    void whomOthersReachIsShownAsUnreachableFromHereAndAccusedNoMore() {
        suspect();
        fed.pass(Pacing.DEFAULT.suspicionTimeout().multipliedBy(6), this::reply);
        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
        assertThat(fed.machine.view().find(PEER).orElseThrow().contact().reachable())
                .isFalse();

        for (int second = 0; second < 60; second++) {
            fed.pass(Duration.ofSeconds(1), this::reply);
            assertThat(status()).isEqualTo(PeerStatus.ALIVE);
        }
    }

    /** M7.2: nobody opens a stream to one of protocol 1. */
    @Test
    void whoIsKnownByHearsayIsCalledWithinABeat() {
        for (int number = 0; number < 16; number++) {
            String id = "id-m" + number; // so many that the news is hardly passed on to that one by chance
            fed.hear(id, List.of(Fed.record(id, 1, 1)), List.of()).sends().forEach(this::reply);
        }
        OwnerRecord told = Fed.record("id-z-unwatched", 1, 1);
        OwnerRecord older = new OwnerRecord(
                told.identity(), told.stamp(), told.intention(), told.sleep(), new ProtocolRange(1, 1), told.encoded());
        fed.hear(TELLER, List.of(older), List.of());

        assertThat(fed.pass(BEAT)).extracting(Fed::target).contains("id-z-unwatched");
    }

    /** M21.4. */
    @Test
    void aStreamOnWhichNobodyAnswersIsEnded() {
        fed.streamOrders.clear();
        fed.pass(Duration.ofSeconds(5), this::reply);
        List<Long> opened = fed.streamOrders.stream()
                .flatMap(order -> order instanceof StreamOrder.Open open ? Stream.of(open.streamId()) : Stream.empty())
                .toList();
        assertThat(opened).isNotEmpty();

        fed.pass(Duration.ofSeconds(6), this::reply);

        assertThat(fed.streamOrders)
                .filteredOn(StreamOrder.End.class::isInstance)
                .extracting(order -> ((StreamOrder.End) order).streamId())
                .containsAll(opened);
    }

    private static List<Verdict> verdictsOf(Send send) {
        return send.message().dominion().orElseThrow().verdicts();
    }
}

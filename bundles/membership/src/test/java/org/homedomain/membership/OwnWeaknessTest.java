// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule M12: a domain doubts itself before it doubts others. */
class OwnWeaknessTest {

    private static final String PEER = "id-peer";

    private final Fed fed = new Fed(41);

    @BeforeEach
    void meet() {
        fed.start();
        fed.hear(PEER, List.of(Fed.record(PEER, 1, 1)), List.of());
    }

    private PeerStatus status() {
        return fed.machine.view().find(PEER).orElseThrow().status();
    }

    private int score() {
        return fed.machine.healthScore(fed.now());
    }

    /** Calls to the peer fail, those to others are answered, until it is suspected. */
    private void suspect() {
        for (int count = 0; count < 50 && status() != PeerStatus.SUSPECT; count++) {
            Optional<Send> call = fed.waitForCall(Duration.ofSeconds(5));
            while (call.isPresent()) {
                Output next = Fed.target(call.get()).equals(PEER)
                        ? fed.fail(call.get())
                        : fed.answer(call.get(), Fed.target(call.get()), List.of(), List.of());
                call = next.sends().stream().findFirst();
            }
        }
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    @Test
    void whoIsAccusedDoubtsItself() {
        fed.hear(
                PEER, List.of(), List.of(new Verdict(Fed.OWN_ID, 42, Verdict.Kind.SUSPECT, Duration.ZERO, "id-third")));

        assertThat(score()).isEqualTo(1);
    }

    @Test
    void whoseAccusationWasWrongDoubtsItself() {
        fed.hear("id-third", List.of(Fed.record("id-third", 1, 1)), List.of());
        suspect();
        assertThat(score()).isZero();

        fed.hear("id-third", List.of(Fed.record(PEER, 2, 1)), List.of());

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
        assertThat(fed.machine.view().find(PEER).orElseThrow().contact().reachable())
                .isFalse();
        assertThat(score()).isEqualTo(1);
    }

    @Test
    void aCallThatFailedWhileThisDomainStoodStillProvesNothing() {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        Send probe = fed.fail(call).sends().get(0);

        fed.standStill(Duration.ofSeconds(2));
        fed.fail(probe);

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
    }

    /** M12.3. */
    @Test
    void whoNoticesAFailureLateDoubtsItself() {
        answerAll(LocalHealth.WARMING_UP);
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.pass(call.deadline().plus(LocalHealth.LATE));
        assertThat(score()).isZero();

        fed.fail(call);

        assertThat(score()).isEqualTo(1);
    }

    /** M12.3: everything is slow for the first time. */
    @Test
    void whoHasJustStartedDoesNotDoubtItself() {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.pass(call.deadline().plus(LocalHealth.LATE));

        fed.fail(call);

        assertThat(score()).isZero();
    }

    private void answerAll(Duration duration) {
        fed.pass(duration, send -> fed.answer(send, Fed.target(send), List.of(), List.of()));
    }

    /** M12.2. */
    @Test
    void aFailureThatIsNoticedLateProvesNothing() {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        Send probe = fed.fail(call).sends().get(0);
        fed.pass(probe.deadline().plus(LocalHealth.LATE));

        fed.fail(probe);

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
    }

    /** M12.2: else whoever is always slow would keep the dead for ever. */
    @Test
    void whoIsAlwaysLateJudgesInTheEnd() {
        failLateAgainAndAgain(LocalHealth.LATE);

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    /** M12.2: it stood still, however often. */
    @Test
    void whoStandsStillAgainAndAgainHasNoEvidence() {
        failLateAgainAndAgain(LocalHealth.STALL);

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
    }

    /** M12.2: the dead are not kept for ever. */
    @Test
    void whoDoesSoAHundredTimesInVainJudges() {
        for (int count = 0; count < 100; count++) {
            failLate(LocalHealth.STALL);
        }

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
        failLate(LocalHealth.STALL);
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    /** M12.2: excuses are for the slow only. */
    @Test
    void standingStillUsesUpNoExcuse() {
        for (int count = 0; count < 4; count++) {
            failLate(LocalHealth.STALL);
        }

        for (int count = 0; count < 3; count++) {
            failLate(LocalHealth.LATE);
        }

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
        failLate(LocalHealth.LATE);
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    private void failLate(Duration late) {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.pass(call.deadline().plus(late));
        fed.fail(call).sends().forEach(probe -> {
            fed.pass(probe.deadline().plus(late));
            fed.fail(probe);
        });
    }

    private void failLateAgainAndAgain(Duration late) {
        for (int count = 0; count < 40 && status() == PeerStatus.ALIVE; count++) {
            fed.waitForCall(Duration.ofSeconds(5)).ifPresent(call -> {
                fed.pass(call.deadline().plus(late));
                fed.fail(call).sends().forEach(probe -> {
                    fed.pass(probe.deadline().plus(late));
                    fed.fail(probe);
                });
            });
        }
    }

    /** M12.4. */
    @Test
    void anAnswerThatWaitedHereForLongProvesNothing() {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        OptionalLong before = contact();
        fed.pass(call.deadline().plusMillis(2_001));

        fed.answer(call, PEER, List.of(), List.of());

        assertThat(contact()).isEqualTo(before);
    }

    /** M9.1: who spoke meanwhile lives anyway. */
    @Test
    void aFailureThatMeansNothingUsesUpNoExcuse() {
        for (int count = 0; count < 4; count++) {
            Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
            fed.hear(PEER, List.of(), List.of());
            fed.pass(call.deadline().plus(LocalHealth.LATE));
            fed.fail(call);
        }

        for (int count = 0; count < 3; count++) {
            failLate(LocalHealth.LATE);
        }

        assertThat(status()).isEqualTo(PeerStatus.ALIVE);
    }

    private OptionalLong contact() {
        return fed.machine.view().find(PEER).orElseThrow().contact().lastNanos();
    }

    /** M12.2: by the delay, and not by twice as much. */
    @Test
    void aSuspicionIsProlongedByAsLongAsThisDomainStoodStill() {
        fed.hear("id-third", List.of(Fed.record("id-third", 1, 1)), List.of());
        suspect();
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        assertThat(Fed.target(call)).isEqualTo(PEER);
        fed.standStill(Duration.ofSeconds(10));
        fed.fail(call);
        Verdict agreed = new Verdict(PEER, 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-third");
        fed.hear("id-third", List.of(), List.of(agreed));
        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);

        fed.pass(Pacing.DEFAULT.suspicionTimeout());

        assertThat(status()).isEqualTo(PeerStatus.FAILED);
    }

    /** M12.2. */
    @Test
    void theTimeToRefuteDoesNotRunWhileItStandsStill() {
        suspect();

        fed.standStill(Duration.ofSeconds(10));
        fed.pass(Pacing.DEFAULT.probeDeadline().plusMillis(10));

        assertThat(status()).isEqualTo(PeerStatus.SUSPECT);
    }

    @Test
    void noBeatIsMissedWhileThisDomainStoodStill() {
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.answer(call, PEER, List.of(), List.of());
        Handshake greeting = new Handshake("Dominion", PEER, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
        fed.step(new Input.StreamOffered(-1, greeting, "10.0.0.2"));
        fed.step(new Input.BeatReceived(-1, new Beat(0)));
        fed.step(new Input.TimeDue());

        fed.standStill(Duration.ofSeconds(5));

        assertThat(fed.step(new Input.TimeDue()).sends()).isEmpty();
        assertThat(fed.waitForCall(Duration.ofSeconds(5))).isPresent();
    }
}

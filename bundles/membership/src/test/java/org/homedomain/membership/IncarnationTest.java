// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;

/** Rules M1.3 and M2: which incarnation a domain has, and when it is on disk. */
class IncarnationTest {

    private final Fed fed = new Fed(41);

    private static List<OwnerRecord> records(Send send) {
        return send.message().dominion().orElseThrow().records();
    }

    @Test
    void aStartUsesTheNextOneAndKeepsItBeforeAnythingIsSent() {
        Output first = fed.start();

        assertThat(Fed.incarnation(first)).hasValue(42);
        assertThat(first.sends()).isEmpty();
        assertThat(fed.machine.view().self().incarnation()).isEqualTo(42);
    }

    @Test
    void aRefutationIsKeptInTheStepThatTellsIt() {
        fed.start();
        fed.hear("id-peer", List.of(Fed.record("id-peer", 1, 1)), List.of());

        Output output = fed.hear("id-peer", List.of(), List.of(accusation(42)));

        assertThat(Fed.incarnation(output)).hasValue(43);
    }

    @Test
    void whoStillTellsOfARefutedVerdictGetsEverythingWithTheAnswer() {
        fed.start();
        fed.hear("id-peer", List.of(Fed.record("id-peer", 1, 1)), List.of());
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.answer(call, "id-peer", List.of(), List.of());

        Output output = fed.hear("id-peer", List.of(), List.of(accusation(41)));

        Answer.Reply reply = (Answer.Reply) output.answers().get(0);
        assertThat(reply.message().dominion().orElseThrow().records())
                .anySatisfy(told -> assertThat(told.stamp().incarnation()).isEqualTo(42));
    }

    @Test
    void whoTellsOfItInAnAnswerIsCalledAgainSoon() {
        fed.start();
        fed.hear("id-peer", List.of(Fed.record("id-peer", 1, 1)), List.of());
        Send first = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        fed.answer(first, "id-peer", List.of(), List.of());
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();
        long before = fed.now();

        fed.answer(call, "id-peer", List.of(), List.of(accusation(41)));
        Send again = fed.waitForCall(Duration.ofMillis(60)).orElseThrow();

        assertThat(fed.now() - before).isEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(records(again))
                .anySatisfy(told -> assertThat(told.stamp().incarnation()).isEqualTo(42));
    }

    private static Verdict accusation(long incarnation) {
        return new Verdict(Fed.OWN_ID, incarnation, Verdict.Kind.SUSPECT, Duration.ZERO, "id-third");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule M4.3: what an answer said that got lost is told once more. */
class LostAnswersTest {

    private static final String PEER = "id-peer";
    private static final String OTHER = "id-other";

    private final Fed fed = new Fed(1);

    @BeforeEach
    void meet() {
        fed.start();
        fed.hear(PEER, List.of(Fed.record(PEER, 1, 1)), List.of()).sends().forEach(this::reply);
        fed.hear(OTHER, List.of(Fed.record(OTHER, 1, 1)), List.of()).sends().forEach(this::reply);
        fed.pass(Duration.ofSeconds(4), this::reply);
    }

    private void reply(Send send) {
        fed.answer(send, Fed.target(send), List.of(), List.of()).sends().forEach(this::reply);
    }

    private static List<String> told(ExchangeMessage message) {
        return message.dominion().orElseThrow().records().stream()
                .map(OwnerRecord::id)
                .toList();
    }

    private Send called() {
        Verdict suspicion = new Verdict(PEER, 1, Verdict.Kind.SUSPECT, Duration.ZERO, OTHER);
        return fed.hear(OTHER, List.of(), List.of(suspicion)).sends().stream()
                .filter(send -> Fed.target(send).equals(PEER))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoMissedAnAnswerSaysSoInItsNextCall() {
        Send lost = called();
        fed.hear(PEER, List.of(), List.of()); // its answer told all; the peer lives
        fed.fail(lost);
        fed.hear(PEER, List.of(), List.of());

        List<Send> next = fed.pass(Duration.ofSeconds(2));

        assertThat(next)
                .filteredOn(send -> Fed.target(send).equals(PEER))
                .first()
                .satisfies(send -> assertThat(told(send.message())).contains(Fed.OWN_ID));
    }

    @Test
    void whoSaysSoIsToldEverything() {
        fed.hear(PEER, List.of(), List.of());
        Output nothingNew = fed.hear(PEER, List.of(), List.of());
        Output again = fed.hear(PEER, List.of(Fed.record(PEER, 1, 1)), List.of());

        assertThat(answerOf(nothingNew)).isEmpty();
        assertThat(answerOf(again)).contains(Fed.OWN_ID, OTHER);
    }

    private static List<String> answerOf(Output output) {
        return told(((Answer.Reply) output.answers().get(0)).message());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer is checked as a call is; rule M3. */
class AnswersTest {

    private static final String PEER = "id-peer";
    private static final String TOLD = "id-told";

    private final Fed fed = new Fed(41);

    @ParameterizedTest
    @CsvSource({
        "Dominion, id-fed, 2, id-peer, true",
        "Other, id-fed, 2, id-peer, false",
        "Dominion, id-x, 2, id-peer, false",
        "Dominion, id-fed, 99, id-peer, false",
        "Dominion, id-fed, 2, id-other, false"
    })
    void whatAnAnswerTellsCountsIfItIsOfTheCalledForThisDomain(
            String title, String expectedId, int protocol, String speakerId, boolean counts) {
        fed.start();
        fed.hear(PEER, List.of(Fed.record(PEER, 1, 1)), List.of());
        Send call = fed.waitForCall(Duration.ofMinutes(1)).orElseThrow();
        ProtocolRange range = new ProtocolRange(protocol, protocol);
        Handshake handshake = new Handshake(title, speakerId, 1, Optional.of(expectedId), range);
        DominionPart part =
                new DominionPart(handshake, List.of(Fed.record(TOLD, 1, 1)), List.of(), List.of(), List.of());
        ExchangeMessage answer = new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));

        fed.step(new Input.ReplyReceived(call.exchangeId(), answer, "10.0.0.2"));

        assertThat(fed.machine.view().find(TOLD).isPresent()).isEqualTo(counts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Output;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hot paths are measured on is what it says it is. */
class KnownDominionTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 1000})
    void knowsAllButItself(int size) {
        assertThat(new KnownDominion(size).known()).isEqualTo(size - 1);
    }

    @Test
    void hasNothingToDoInAnIdleStep() {
        Output output = new KnownDominion(16).idle();
        assertThat(output.sends()).isEmpty();
        assertThat(output.answers()).isEmpty();
        assertThat(output.news().viewChanged()).isFalse();
    }

    @Test
    void answersAHelloThatBringsNothingNew() {
        KnownDominion dominion = new KnownDominion(16);
        dominion.hello();
        Output again = dominion.hello();
        assertThat(again.answers()).singleElement().isInstanceOf(Answer.Reply.class);
        assertThat(again.news().viewChanged()).isFalse();
    }

    @Test
    void codesAMessageAndBackWithNothingLost() throws IOException {
        KnownDominion dominion = new KnownDominion(2);
        ExchangeMessage message = KnownDominion.message(1, dominion.records(1, 101));
        assertThat(dominion.codec().decode(dominion.codec().encode(message))).isEqualTo(message);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules M15.2, M16 and M17, fed by hand. */
class ForgettingTest {

    private static final String PEER = "id-peer";

    private final Fed fed = new Fed(41);

    @BeforeEach
    void meet() {
        fed.start();
    }

    @Test
    void ofTwoTimesSinceAFailureTheLongerOneCounts() {
        fed.hear(PEER, List.of(Fed.record(PEER, 1, 1), Fed.record("id-gone", 1, 1)), List.of(failedSince(10)));
        assertThat(since()).isEqualTo(Duration.ofMinutes(10));

        fed.hear(PEER, List.of(), List.of(failedSince(30)));
        assertThat(since()).isEqualTo(Duration.ofMinutes(30));

        fed.hear(PEER, List.of(), List.of(failedSince(5)));
        assertThat(since()).isEqualTo(Duration.ofMinutes(30));
    }

    private static Verdict failedSince(int minutes) {
        return new Verdict("id-gone", 1, Verdict.Kind.FAILED, Duration.ofMinutes(minutes), PEER);
    }

    private Duration since() {
        return Duration.ofNanos(fed.now()
                - fed.machine
                        .view()
                        .find("id-gone")
                        .orElseThrow()
                        .lapse()
                        .sinceNanos()
                        .orElseThrow());
    }

    @Test
    void aLonelyDomainTriesAddressesAgainByItself() {
        Endpoint endpoint = Endpoint.of("10.0.0.9", 9000);
        Output output = fed.step(new Input.Sighted(Optional.empty(), endpoint, "test"));
        fed.fail(output.sends().get(0));

        Optional<Send> again = fed.waitForCall(Duration.ofSeconds(30));

        assertThat(again).hasValueSatisfying(send -> assertThat(send.target()).isEqualTo(endpoint));
    }

    @Test
    void aGoodbyeThatNobodyAnswersEndsAfterASecondAndStaysSilent() {
        fed.hear(PEER, List.of(Fed.record(PEER, 1, 1)), List.of());
        Output leaving = fed.step(new Input.LeaveAsked(7));
        assertThat(leaving.sends()).isNotEmpty();
        assertThat(leaving.answers()).isEmpty();
        assertThat(leaving.wakeAtNanos() - fed.now()).isEqualTo(Farewell.BOUND.toNanos());

        fed.standStill(Farewell.BOUND);
        Output gone = fed.step(new Input.TimeDue());

        assertThat(gone.answers()).containsExactly(new Answer.HasLeft(7));
        assertThat(gone.wakeAtNanos()).isEqualTo(Courier.NEVER);
        assertThat(fed.machine.view().self().status()).isEqualTo(PeerStatus.LEFT);
    }
}

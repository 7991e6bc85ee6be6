// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules M9.2, M10 and M21.3: when a stream ends, the watchers of who was at the other end look for all. */
class EndedStreamTest {

    /** This domain watches it first, second and third; the last one is watched by three others. */
    private static final String FIRST = Company.PEERS.get(0);

    private static final String SECOND = Company.PEERS.get(1);
    private static final String THIRD = Company.PEERS.get(2);
    private static final String FAR = Company.PEERS.get(7);

    private static final String WATCHER = Company.PEERS.get(6);
    private static final String OTHER_WATCHER = Company.PEERS.get(5);

    private static final Duration MOMENT = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Company company = new Company();
    private final Fed fed = company.fed;

    @BeforeEach
    void meet() {
        company.meet();
    }

    private Output end(String id) {
        return fed.step(new Input.StreamEnded(company.streamOf(id), FailureReason.SILENT, "It ended."));
    }

    private Output tell(String speaker, String accuser, String subject, boolean refused) {
        Verdict found = new Verdict(subject, 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser, refused);
        return fed.step(new Input.VerdictReceived(company.streamOf(speaker), found));
    }

    private Output tell(String accuser, String subject) {
        return tell(accuser, accuser, subject, true);
    }

    private Peer shown(String id) {
        return fed.machine.view().find(id).orElseThrow();
    }

    private PeerStatus status(String id) {
        return shown(id).status();
    }

    private static List<String> targets(List<Send> sends) {
        return sends.stream().map(Fed::target).toList();
    }

    @Test
    void itsWatchersCallItAtOnce() {
        for (String watched : List.of(FIRST, SECOND, THIRD)) {
            assertThat(targets(end(watched).sends())).containsExactly(watched);
        }
    }

    @Test
    void theOthersWaitForTheWordOfItsWatchers() {
        assertThat(end(FAR).sends()).isEmpty();
        assertThat(fed.pass(MOMENT)).isEmpty();
    }

    @Test
    void ifTheWatchersSayNothingTheOthersLookThemselves() {
        end(FAR);

        List<Send> calls = fed.pass(PATIENCE);

        assertThat(targets(calls)).containsExactly(FAR);
        fed.refuse(calls.get(0));
        assertThat(status(FAR)).isEqualTo(PeerStatus.SUSPECT);
    }

    @Test
    void twoWatchersThatWereRefusedEndTheWaiting() {
        end(FAR);

        assertThat(tell(WATCHER, FAR).sends()).isEmpty();
        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
        assertThat(tell(OTHER_WATCHER, FAR).sends()).isEmpty();

        assertThat(status(FAR)).isEqualTo(PeerStatus.FAILED);
        assertThat(shown(FAR).contact().remark()).isEqualTo("stream ended, refused id-p6 and id-p5");
        assertThat(targets(fed.pass(PATIENCE))).doesNotContain(FAR);
        assertThat(company.said()).as("all have seen it").isEmpty();
    }

    @Test
    void oneThatWasRefusedProvesNothing() {
        end(FAR);
        tell(WATCHER, FAR);
        tell(WATCHER, FAR);

        assertThat(fed.pass(MOMENT)).isEmpty();
        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
        assertThat(targets(fed.pass(PATIENCE))).containsExactly(FAR);
    }

    @Test
    void noOneSpeaksForAnother() {
        end(FAR);
        tell(WATCHER, WATCHER, FAR, true);
        tell(WATCHER, OTHER_WATCHER, FAR, true);
        tell(WATCHER, Company.PEERS.get(4), FAR, true);

        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void whoWasMetWithSilenceMakesTheOthersLook() {
        end(FAR);

        assertThat(targets(tell(WATCHER, WATCHER, FAR, false).sends())).containsExactly(FAR);

        tell(OTHER_WATCHER, OTHER_WATCHER, FAR, false);
        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void whoseStreamIsStillOpenIsNotGivenUpForWhatOthersMet() {
        assertThat(targets(tell(WATCHER, FAR).sends())).containsExactly(FAR);
        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void whoGaveASignOfLifeSinceIsNotGivenUpEither() {
        end(FAR);
        fed.pass(Duration.ofMillis(10));
        fed.hear(FAR, List.of(), List.of());
        tell(WATCHER, FAR);
        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void whoIsRefusedSaysSoToAllBeforeItGivesUp() {
        Send call = end(FIRST).sends().get(0);
        tell(WATCHER, FIRST);

        fed.refuse(call);

        assertThat(status(FIRST)).isEqualTo(PeerStatus.FAILED);
        assertThat(company.said())
                .hasSize(Company.PEERS.size() - 1)
                .allMatch(said -> said.verdict().refused()
                        && said.verdict().kind() == Verdict.Kind.SUSPECT
                        && said.verdict().accuserId().equals(Fed.OWN_ID));
    }

    @Test
    void theThirdWatcherHoldsItsTongueForAMomentAndThenSpeaks() {
        Send call = end(THIRD).sends().get(0);
        tell(FIRST, THIRD);
        fed.refuse(call);
        assertThat(status(THIRD)).isEqualTo(PeerStatus.SUSPECT);
        assertThat(company.said()).isEmpty();

        fed.pass(Duration.ofMillis(30));

        assertThat(status(THIRD)).isEqualTo(PeerStatus.FAILED);
        assertThat(company.said()).hasSize(Company.PEERS.size() - 1);
    }

    @Test
    void oneThatSpeaksMeanwhileIsNotEnough() {
        fed.refuse(end(THIRD).sends().get(0));

        tell(FIRST, THIRD);

        fed.pass(Duration.ofMillis(30));
        assertThat(company.said()).hasSize(Company.PEERS.size() - 1);
    }

    @Test
    void whoWasKilledTogetherWithAnotherIsSeenByAllAsWell() {
        end(FAR);
        end(WATCHER);

        tell(OTHER_WATCHER, FAR);
        tell(Company.PEERS.get(4), FAR);
        assertThat(status(FAR)).isEqualTo(PeerStatus.FAILED);

        fed.pass(MOMENT);
        assertThat(company.said()).isEmpty();
    }

    @Test
    void orIsSilentIfBothOthersSpeak() {
        Send call = end(THIRD).sends().get(0);
        tell(FIRST, THIRD);
        fed.refuse(call);
        tell(SECOND, THIRD);

        assertThat(status(THIRD)).isEqualTo(PeerStatus.FAILED);
        fed.pass(MOMENT);
        assertThat(company.said()).isEmpty();
    }

    @Test
    void aStreamThatIsOpenedAgainEndsTheWaiting() {
        end(FAR);
        fed.pass(Duration.ofMillis(10));
        company.offer(FAR);
        tell(WATCHER, FAR);
        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isEqualTo(PeerStatus.ALIVE);
    }
}

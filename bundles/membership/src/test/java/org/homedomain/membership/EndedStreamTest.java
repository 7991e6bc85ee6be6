// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
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

    /** M9.7: nor do many, if only one speaks for them. */
    @Test
    void strangersProveNothing() {
        end(FAR);
        for (String stranger : List.of("id-p60", "id-p61", "id-p62")) {
            Verdict found = new Verdict(FAR, 1, Verdict.Kind.SUSPECT, Duration.ZERO, stranger, true);
            fed.hear(stranger, List.of(Fed.record(stranger, 1, 1)), List.of(found));
        }

        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);
    }

    @Test
    void whoNeedNotLookProvesNothing() {
        end(FAR);
        tell(SECOND, FAR);
        tell(THIRD, FAR);

        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);
    }

    /** It may be cut off from here, and what it met is of another network. */
    @Test
    void aWatcherWithoutAStreamProvesNothing() {
        end(FAR);
        end(WATCHER);
        Verdict found = new Verdict(FAR, 1, Verdict.Kind.SUSPECT, Duration.ZERO, WATCHER, true);
        fed.hear(WATCHER, List.of(), List.of(found));
        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);
    }

    @Test
    void whoHasLookedItselfLeavesTheTimeToRefute() {
        end(FAR);
        fed.fail(fed.pass(PATIENCE).get(0));
        tell(WATCHER, FAR);
        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isEqualTo(PeerStatus.SUSPECT);
    }

    @Test
    void whatAWatcherSaysCountsThoughOthersMentionedItBefore() {
        end(FAR);
        assertThat(targets(tell(WATCHER, OTHER_WATCHER, FAR, true).sends())).containsExactly(FAR);
        tell(WATCHER, FAR);
        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);

        tell(OTHER_WATCHER, FAR);

        assertThat(status(FAR)).isEqualTo(PeerStatus.FAILED);
    }

    @Test
    void whoIsRefusedAfterSilenceSaysThatToo() {
        Output accusing = fed.fail(end(FIRST).sends().get(0));
        assertThat(company.said()).isNotEmpty().noneMatch(said -> said.verdict().refused());
        assertThat(targets(accusing.sends())).containsExactly(FIRST);

        fed.refuse(accusing.sends().get(0)).sends().forEach(fed::refuse);
        fed.pass(MOMENT);

        assertThat(company.said()).anyMatch(said -> said.verdict().refused());
    }

    /** The process at its address objects; whether that is the one that was there others have to see themselves. */
    @Test
    void whoIsMisdirectedDoesNotSayThatItWasRefused() {
        Send call = end(FIRST).sends().get(0);

        fed.step(new Input.ExchangeFailed(call.exchangeId(), FailureReason.MISDIRECTED, "Another one is here."));

        assertThat(company.said()).isNotEmpty().noneMatch(said -> said.verdict().refused());
    }

    @Test
    void whatWatchersMetBeforeItWasHeardAgainIsOld() {
        tell(WATCHER, FAR);
        tell(OTHER_WATCHER, FAR);
        fed.step(new Input.BeatReceived(company.streamOf(FAR), new Beat(0)));
        fed.pass(Duration.ofMillis(10));
        end(FAR);
        fed.step(new Input.TimeDue());

        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);
    }

    @Test
    void aStreamThatNeverStoodIsNobodyElsesBusiness() {
        end(FAR);
        fed.hear(FAR, List.of(), List.of());
        fed.pass(Duration.ofSeconds(5), company::reply);
        long failed = fed.streamOrders.stream()
                .filter(StreamOrder.Open.class::isInstance)
                .map(StreamOrder.Open.class::cast)
                .filter(open -> open.greeting().expectedId().equals(Optional.of(FAR)))
                .mapToLong(StreamOrder.Open::streamId)
                .findFirst()
                .orElseThrow();

        Output output = fed.step(new Input.StreamEnded(failed, FailureReason.SILENT, "It cannot be opened."));

        assertThat(targets(output.sends())).containsExactly(FAR);
    }

    @Test
    void whatItsFormerRunMetDoesNotCountAgainstTheNextOne() {
        end(FAR);
        Stamp next = new Stamp(2, 1, 2);
        OwnerRecord restarted = Host.seal(Fed.record(FAR, 2, 1).identity(), next, Intention.ACTIVE, Duration.ZERO);
        fed.hear(WATCHER, List.of(restarted), List.of());
        for (String watcher : List.of(WATCHER, OTHER_WATCHER)) {
            Verdict found = new Verdict(FAR, 2, Verdict.Kind.SUSPECT, Duration.ZERO, watcher, true);
            fed.step(new Input.VerdictReceived(company.streamOf(watcher), found));
        }

        assertThat(status(FAR)).isNotEqualTo(PeerStatus.FAILED);
    }
}

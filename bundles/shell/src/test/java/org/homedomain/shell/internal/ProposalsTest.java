// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.shell.CommandCompletion.Proposal;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final Proposals proposals = new Proposals(domain);

    @Test
    void proposesDomains() {
        assertThat(after("domain:peer", "")).containsExactly("hallway", "kitchen", "garage");
        assertThat(after("ping", "--count", "3", "")).containsExactly("hallway", "kitchen", "garage");
        assertThat(after("domain:peer", "kitchen", "")).containsExactly("--json", "--help");
    }

    @Test
    void proposesIdsWhereNamesAreNotEnough() {
        domain.add(InMemoryDomain.peer("dddddddd-4444", "Kitchen", "10.0.0.4", PeerStatus.ALIVE));

        assertThat(after("domain:peer", "")).containsExactly("hallway", "bbbbbbbb-2222", "garage", "dddddddd-4444");
    }

    @Test
    void neverProposesWhatCouldSteerATerminal() {
        domain.add(InMemoryDomain.peer("eeeeeeee-5555", "x\u001b[2J", "10.0.0.5", PeerStatus.ALIVE));
        domain.add(InMemoryDomain.peer("y\u001b[2J", "z\u202e", "10.0.0.6", PeerStatus.ALIVE));

        assertThat(after("domain:peer", "")).containsExactly("hallway", "kitchen", "garage", "eeeeeeee-5555");
    }

    @Test
    void proposesIdsForNamesThatWouldNeedQuotes() {
        domain.add(InMemoryDomain.peer("eeeeeeee-5555", "living room", "10.0.0.5", PeerStatus.ALIVE));

        assertThat(proposals.propose(List.of("domain:peer", ""), 1))
                .contains(new Proposal("eeeeeeee-5555", "living room, alive"));
    }

    @Test
    void proposesOptionsNotGivenYet() {
        assertThat(after("domain:peers", "--json", "--")).containsExactly("--status", "--service", "--help");
        assertThat(after("domain:peers", "")).containsExactly("--status", "--service", "--json", "--help");
        assertThat(after("domain:peer", "-")).containsExactly("--json", "--help");
    }

    @Test
    void proposesValuesOfOptions() {
        assertThat(after("domain:peers", "--service", "")).containsExactly("light");
        assertThat(after("domain:peers", "--status", ""))
                .containsExactly("alive", "suspect", "failed", "left", "sleeping");
        assertThat(after("domain:peers", "--status", "alive,"))
                .containsExactly("alive,suspect", "alive,failed", "alive,left", "alive,sleeping");
        assertThat(after("domain:ping", "--count", "")).isEmpty();
    }

    @Test
    void proposesKindsOfEvents() {
        assertThat(after("domain:events", "--kind", ""))
                .containsExactly("joined", "updated", "suspected", "refuted", "failed", "left", "slept", "reaped");
        assertThat(after("domain:events", "--kind=failed,l")).contains("--kind=failed,left");
        assertThat(after("domain:events", "--peer", "")).containsExactly("hallway", "kitchen", "garage");
        assertThat(after("domain:sleep", "")).containsExactly("--for", "--json", "--help");
    }

    @Test
    void proposesValuesInTheWordOfTheirOption() {
        assertThat(after("domain:peers", "--service=")).containsExactly("--service=light");
        assertThat(after("domain:peers", "--status=al")).contains("--status=alive", "--status=failed");
        assertThat(after("domain:peers", "--status=alive,"))
                .contains("--status=alive,failed")
                .doesNotContain("--status=alive,alive");
        assertThat(after("domain:peers", "--json=")).isEmpty();
        assertThat(after("domain:peers", "--nothing=")).isEmpty();
    }

    @Test
    void knowsOptionsGivenWithTheirValueInOneWord() {
        assertThat(after("domain:peers", "--status=alive", "--")).containsExactly("--service", "--json", "--help");
        assertThat(after("domain:ping", "--count=5", "")).containsExactly("hallway", "kitchen", "garage");
    }

    @Test
    void proposesNoOptionsAfterTwoDashes() {
        assertThat(after("domain:peer", "--", "-")).containsExactly("hallway", "kitchen", "garage");
        assertThat(after("domain:peer", "--", "")).containsExactly("hallway", "kitchen", "garage");
        assertThat(after("domain:peer", "--", "kitchen", "")).isEmpty();
        assertThat(after("domain:peers", "--", "")).isEmpty();
        assertThat(after("domain:peers", "--status", "--", "--")).containsExactly("--service", "--json", "--help");
    }

    @Test
    void proposesCommandsForHelp() {
        assertThat(after("domain:help", "")).contains("peers", "doctor");
    }

    @Test
    void hasNothingForOthers() {
        assertThat(after("bundle:list", "")).isEmpty();
        assertThat(proposals.propose(List.of(), 0)).isEmpty();
        assertThat(proposals.propose(List.of("domain:peer"), 0)).isEmpty();
        assertThat(proposals.propose(List.of("domain:peer"), 7)).isEmpty();
    }

    @Test
    void hasNoNamesWhileTheDomainDoesNotRun() {
        domain.running = false;

        assertThat(after("domain:peer", "")).isEmpty();
        assertThat(after("domain:peers", "--service", "")).isEmpty();
        assertThat(after("domain:peer", "--")).contains("--help");
    }

    private List<String> after(String... words) {
        return proposals.propose(Arrays.asList(words), words.length - 1).stream()
                .map(Proposal::value)
                .toList();
    }
}

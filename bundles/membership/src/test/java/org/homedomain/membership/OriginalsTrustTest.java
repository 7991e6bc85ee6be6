// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.junit.jupiter.api.Test;

/** Rule M13: how little is believed of what an original says. */
class OriginalsTrustTest {

    private final World world = new World(4);
    private final Host ours = world.host("ours").start();
    private final OriginalHost original = world.original("orig");

    private Peer shown(String id) {
        return ours.view().find(id).orElseThrow(() -> new AssertionError(id + " is not shown"));
    }

    private static Identity identity(String id, Endpoint endpoint, AdvertisedService... services) {
        return new Identity(id, id, endpoint, "0.1.0", Set.of(), List.of(services));
    }

    private void says(Identity sender, List<Identity> known) {
        ours.receive(new ExchangeMessage(Optional.of(sender), known, Optional.empty()), "10.0.1.77", answer -> {});
    }

    private void meet() {
        original.share(ours);
        world.runUntil(() -> ours.view().find("orig").isPresent(), Duration.ofSeconds(1));
    }

    @Test
    void itsOwnWordDoesNotMoveItsAddress() {
        meet();
        Endpoint known = shown("orig").identity().endpoint();

        says(identity("orig", Endpoint.of("10.0.1.99", known.port())), List.of());

        assertThat(shown("orig").identity().endpoint()).isEqualTo(known);
    }

    @Test
    void aMessageOfItsKindUnderTheIdOfOneOfOursChangesNothing() {
        Host other = world.host("other").start();
        world.runUntil(() -> world.allSee("ours", "other"), Duration.ofSeconds(5));
        Identity before = shown(other.id).identity();

        says(identity(other.id, other.endpoint(), new AdvertisedService("trojan", 1)), List.of());

        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.DOWNGRADE, 1L);
        assertThat(shown(other.id).identity()).isEqualTo(before);
        assertThat(shown(other.id).original()).isFalse();
    }

    @Test
    void anAnswerOfItsKindUnderTheIdOfOneOfOursChangesNothing() {
        Host other = world.host("other").start();
        world.runUntil(() -> world.allSee("ours", "other"), Duration.ofSeconds(5));
        OriginalHost impostor = world.original(other.id);

        ours.ask(new Input.Sighted(Optional.of(other.id), impostor.endpoint(), "test"));
        world.run(Duration.ofSeconds(2));

        assertThat(impostor.received).isNotEmpty();
        assertThat(ours.machine().drops()).containsKey(Drops.Cause.DOWNGRADE);
        assertThat(shown(other.id).original()).isFalse();
        assertThat(shown(other.id).identity().name()).isEqualTo("other");
    }

    @Test
    void whoWasExpectedAtAnAddressIsNotTheOneThatAnswersThere() {
        ours.ask(new Input.Sighted(Optional.of("somebody-else"), original.endpoint(), "test"));
        world.run(Duration.ofSeconds(2));

        assertThat(original.received).isNotEmpty();
        assertThat(ours.view().peers()).isEmpty();
        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.MISDIRECTED, 1L);
    }

    @Test
    void ofOneListAFewHundredAreTaken() {
        List<Identity> many = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            many.add(identity("made-up-" + number, Endpoint.of("10.3." + number / 250 + "." + number % 250, 1)));
        }
        says(identity("liar", Endpoint.of("10.0.1.66", 8000)), many);

        assertThat(ours.machine().waitingDials())
                .isBetween(Originals.MAX_HEARSAY - DialQueue.MAX_PARALLEL, Originals.MAX_HEARSAY + 1);
    }

    @Test
    void oneCallThatFailsIsNoReasonToSuspectIt() {
        meet();
        original.failNext();
        world.run(Duration.ofMinutes(2));

        assertThat(original.hasFailed()).isTrue();
        assertThat(ours.eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
        assertThat(shown("orig").status()).isEqualTo(PeerStatus.ALIVE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Output;
import org.homedomain.membership.Pacing;
import org.homedomain.membership.Stance;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no domain does: each invariant is shown something made up that breaks it. */
class BrokenRulesTest {

    private final World world = new World(7, Pacing.DEFAULT);
    private final Health health = new Health(world::now);
    private final Invariants invariants = new Invariants(world, health);
    private Domain domain;

    @BeforeEach
    void start() {
        world.addHost().start();
        world.addHost().start();
        domain = world.hosts().get(0).domain().orElseThrow();
        world.run(Duration.ofSeconds(20));
    }

    private static Identity identity(String id) {
        return new Identity(id, id, Endpoint.of("10.9.9.9", 9000), "0.1.0", Set.of(), List.of());
    }

    private static ExchangeMessage telling(long incarnation, long version) {
        OwnerRecord owned = new OwnerRecord(
                identity("ghost"),
                new Stamp(incarnation, version, 5),
                Intention.ACTIVE,
                Duration.ZERO,
                ProtocolRange.OURS,
                Octets.EMPTY);
        Handshake handshake = new Handshake("House", "me", 1, Optional.empty(), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, List.of(owned), List.of(), List.of(), List.of());
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }

    private void shows(String id, PeerStatus status, long incarnation, PeerEvent.Kind kind) {
        shows(identity(id), status, incarnation, kind);
    }

    private void shows(Identity identity, PeerStatus status, long incarnation, PeerEvent.Kind kind) {
        Peer peer = new Peer(identity, status, incarnation, false, Peer.Contact.NONE, Peer.Lapse.NONE);
        invariants.stepped(
                domain,
                new Output(
                        new Output.Persistence(OptionalLong.empty(), false, false),
                        new Output.News(true, List.of(new PeerEvent(kind, peer, "")), Set.of(), List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        Stance.QUIET,
                        0));
    }

    @Test
    void aMessageThatIsTooLarge() {
        invariants.said(domain, telling(1, 1), Bounds.LONGEST_MESSAGE);

        assertThatThrownBy(() -> invariants.said(domain, telling(1, 1), Bounds.LONGEST_MESSAGE + 1))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("sends a message of");
    }

    @Test
    void anOlderRecordToldAfterANewerOne() {
        invariants.said(domain, telling(2, 3), 100);
        world.run(Duration.ofSeconds(2)); // another step

        assertThatThrownBy(() -> invariants.said(domain, telling(2, 2), 100))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("tells record");
    }

    @Test
    void anOlderRecordHeldAfterANewerOne() {
        invariants.kept(domain, List.of(telling(2, 3)));

        assertThatThrownBy(() -> invariants.kept(domain, List.of(telling(1, 9))))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("holds record");
    }

    @Test
    void anOlderIncarnationShownAfterANewerOne() {
        shows("ghost", PeerStatus.ALIVE, 3, PeerEvent.Kind.JOINED);

        assertThatThrownBy(() -> shows("ghost", PeerStatus.ALIVE, 2, PeerEvent.Kind.UPDATED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("shows incarnation 2 of ghost after 3");
    }

    @Test
    void aReturnInTheIncarnationThatWasGone() {
        shows("ghost", PeerStatus.LEFT, 3, PeerEvent.Kind.LEFT);
        assertThatThrownBy(() -> shows("ghost", PeerStatus.ALIVE, 3, PeerEvent.Kind.JOINED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("in which it was gone");

        shows("spook", PeerStatus.FAILED, 3, PeerEvent.Kind.FAILED);
        shows("spook", PeerStatus.ALIVE, 4, PeerEvent.Kind.JOINED);
    }

    @Test
    void aSleeperThatIsSuspected() {
        String sleeper = world.hosts().get(1).id();
        world.hosts().get(1).people().sleep(Duration.ofMinutes(5));
        world.run(Duration.ofSeconds(5));
        shows(sleeper, PeerStatus.SLEEPING, 1, PeerEvent.Kind.SLEPT);

        assertThatThrownBy(() -> shows(sleeper, PeerStatus.SUSPECT, 1, PeerEvent.Kind.SUSPECTED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("which sleeps");
    }

    @Test
    void whoIsBackOrOversleptMayBeSuspected() {
        String sleeper = world.hosts().get(1).id();
        world.hosts().get(1).people().sleep(Duration.ofSeconds(1));
        shows(sleeper, PeerStatus.SLEEPING, 1, PeerEvent.Kind.SLEPT);
        world.run(Duration.ofSeconds(5));

        shows(sleeper, PeerStatus.SUSPECT, 1, PeerEvent.Kind.SUSPECTED);
    }

    @Test
    void whoSaysItselfThatItSleepsIsNotGoneAnyMore() {
        shows("spook", PeerStatus.FAILED, 3, PeerEvent.Kind.FAILED);
        shows("spook", PeerStatus.SLEEPING, 3, PeerEvent.Kind.SLEPT);

        assertThatThrownBy(() -> shows("spook", PeerStatus.ALIVE, 2, PeerEvent.Kind.JOINED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("shows incarnation 2");
    }

    @Test
    void whoSleptMayErrAboutWhoMovedAndNobodyElse() {
        Host other = world.hosts().get(1);
        Identity moved = identity(other.id());
        Identity real = new Identity(other.id(), other.id(), other.endpoint(), "0.1.0", Set.of(), List.of());

        assertThatThrownBy(() -> shows(moved, PeerStatus.FAILED, 1, PeerEvent.Kind.FAILED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("which was well");
        health.beginSleep(domain.host());
        health.endSleep(domain.host());
        shows(moved, PeerStatus.FAILED, 1, PeerEvent.Kind.FAILED);
        assertThatThrownBy(() -> shows(real, PeerStatus.FAILED, 1, PeerEvent.Kind.FAILED))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("which was well");
        world.run(Bounds.RECOVERY);
        assertThatThrownBy(() -> shows(moved, PeerStatus.FAILED, 1, PeerEvent.Kind.FAILED))
                .isInstanceOf(BrokenInvariant.class);
    }

    @Test
    void tooManyDialsOrPeers() {
        assertThat(Invariants.tooMuch(Bounds.WAITING_DIALS, 4, 5)).isEmpty();
        assertThat(Invariants.tooMuch(Bounds.WAITING_DIALS + 1, 4, 5)).hasValue("has 1025 dials waiting");
        assertThat(Invariants.tooMuch(0, 5, 5)).hasValue("knows 5 peers of 5 there ever were");
    }
}

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

class OriginalsTest {

    private final World world = new World(3);

    private Peer shown(Host host, String id) {
        return host.view().find(id).orElseThrow(() -> new AssertionError(id + " is not shown"));
    }

    @Test
    void anOriginalThatCallsIsShownAndContactedFromThenOn() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("0b67-original");
        original.share(ours);

        Duration taken = world.runUntil(() -> ours.view().find(original.id()).isPresent(), Duration.ofSeconds(1));

        assertThat(taken).isLessThan(Duration.ofMillis(20));
        assertThat(shown(ours, original.id()).original()).isTrue();
        assertThat(shown(ours, original.id()).incarnation()).isZero();
        assertThat(ours.stance()).isEqualTo(Stance.ANSWERABLE);
        int before = original.received.size();
        world.run(Duration.ofMinutes(10));
        assertThat(original.received.size() - before).isBetween(15, 600);
        assertThat(shown(ours, original.id()).status()).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void aHealthyOriginalNeverLeavesItsPeerLonely() {
        Host ours = world.host("ours").start();
        world.original("orig").share(ours);
        world.run(Duration.ofSeconds(1));
        ours.stances.clear();

        world.run(Duration.ofHours(1));

        assertThat(ours.stances).isEmpty();
        assertThat(ours.eventCount(PeerEvent.Kind.JOINED)).isEqualTo(1);
    }

    @Test
    void anOriginalIsDialledWhenSighted() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        ours.ask(new Input.Sighted(Optional.of("orig"), original.endpoint(), "multicast"));

        world.runUntil(() -> ours.view().find("orig").isPresent(), Duration.ofSeconds(1));
        assertThat(original.received.get(0).sender().map(Identity::name)).contains("ours");
    }

    /** Its failure arrives when this domain is away and takes no notice. */
    @Test
    void whoSleptWhileACallWasUnderWayCallsAgain() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.run(Duration.ofSeconds(1));
        original.failNext();
        world.runUntil(original::hasFailed, Duration.ofMinutes(2));
        ours.ask(new Input.SleepAsked(7, Duration.ofMinutes(1)));
        world.run(Duration.ofMinutes(2));
        original.die();

        world.runUntil(() -> shown(ours, "orig").status() == PeerStatus.FAILED, Duration.ofMinutes(10));
    }

    @Test
    void crossingHeartbeatsDoNotHang() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.run(Duration.ofSeconds(1));

        for (int beat = 0; beat < 200; beat++) {
            original.share(ours);
            ours.ask(new Input.TimeDue());
            world.run(Duration.ofMillis(37));
        }

        assertThat(ours.answers).hasSizeGreaterThanOrEqualTo(201).allMatch(Answer.Reply.class::isInstance);
        assertThat(shown(ours, "orig").status()).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void aDeadOriginalFailsAtTheIsolationTimeoutAndIsRarelyDialledThen() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.run(Duration.ofSeconds(2));
        original.die();

        world.runUntil(() -> shown(ours, "orig").status() == PeerStatus.FAILED, Duration.ofSeconds(150));
        assertThat(ours.stance()).isEqualTo(Stance.LONELY);

        world.multicast = false;
        long before = world.exchanges;
        world.run(Duration.ofHours(6));
        assertThat(world.exchanges - before).isLessThan(100);
    }

    @Test
    void aFailedOriginalThatCallsAgainIsBack() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.run(Duration.ofSeconds(2));
        original.die();
        world.runUntil(() -> shown(ours, "orig").status() == PeerStatus.FAILED, Duration.ofSeconds(150));

        original.rise();
        original.share(ours);

        world.runUntil(() -> shown(ours, "orig").status() == PeerStatus.ALIVE, Duration.ofSeconds(1));
    }

    @Test
    void hearsayOfAnOriginalIsDialledButNotShown() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        OriginalHost third = world.original("third");
        original.known = new ArrayList<>(List.of(
                new Identity("ghost", "ghost", Endpoint.of("10.9.9.9", 8000), "0.1.0", Set.of(), List.of()),
                third.identity()));
        original.share(ours);

        world.run(Duration.ofMinutes(5));

        assertThat(ours.view().find("ghost")).isEmpty();
        assertThat(shown(ours, "third").status()).isEqualTo(PeerStatus.ALIVE);
    }

    @Test
    void hearsayNeverChangesWhatIsKnownFirstHand() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        OriginalHost liar = world.original("liar");
        original.services = List.of(new AdvertisedService("lamp", 7001));
        original.share(ours);
        world.run(Duration.ofSeconds(1));
        liar.known = new ArrayList<>(
                List.of(new Identity("orig", "orig", Endpoint.of("10.6.6.6", 666), "9.9.9", Set.of(), List.of())));
        liar.share(ours);
        world.run(Duration.ofMinutes(2));

        assertThat(shown(ours, "orig").identity().endpoint()).isEqualTo(original.endpoint());
        assertThat(shown(ours, "orig").identity().services()).isEqualTo(original.services);
    }

    @Test
    void aRestartOnAnotherPortAndAChangedServicePortAreLearnt() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.services = List.of(new AdvertisedService("lamp", 7001));
        original.share(ours);
        world.run(Duration.ofSeconds(1));

        original.endpoint = Endpoint.of("10.0.1.1", 8111);
        original.services = List.of(new AdvertisedService("lamp", 7002));
        original.share(ours);
        world.run(Duration.ofSeconds(1));

        assertThat(shown(ours, "orig").identity().endpoint().port()).isEqualTo(8111);
        assertThat(shown(ours, "orig").identity().services()).containsExactly(new AdvertisedService("lamp", 7002));
        assertThat(ours.view().peers()).hasSize(1);
    }

    @Test
    void aMessageUnderOurOwnIdIsRefusedAndNothingHangs() {
        Host ours = world.host("ours").start();
        Identity forged = new Identity(ours.id, ours.id, Endpoint.of("10.3.3.3", 8000), "0.1.0", Set.of(), List.of());
        List<Answer> answers = new ArrayList<>();
        ours.receive(new ExchangeMessage(Optional.of(forged), List.of(), Optional.empty()), "10.3.3.3", answers::add);

        assertThat(answers).singleElement().isInstanceOfSatisfying(Answer.Refusal.class, refusal -> assertThat(
                        refusal.reason())
                .isEqualTo(FailureReason.OWN_ID));
        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.OWN_ID, 1L);
        assertThat(ours.view().self().identity().endpoint()).isEqualTo(ours.endpoint());
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.runUntil(() -> ours.view().find("orig").isPresent(), Duration.ofSeconds(1));
    }

    @Test
    void ourOwnIdInAListIsIgnored() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.known = new ArrayList<>(
                List.of(new Identity(ours.id, ours.id, Endpoint.of("10.3.3.3", 1), "0.1.0", Set.of(), List.of())));
        original.share(ours);
        world.run(Duration.ofSeconds(30));

        assertThat(ours.view().peers()).extracting(Peer::id).containsExactly("orig");
        assertThat(ours.eventCount(PeerEvent.Kind.JOINED)).isEqualTo(1);
    }

    @Test
    void aListWithoutSenderIsCountedAndAnswered() {
        Host ours = world.host("ours").start();
        List<Answer> answers = new ArrayList<>();
        ours.receive(new ExchangeMessage(Optional.empty(), List.of(), Optional.empty()), "10.3.3.3", answers::add);

        assertThat(answers).singleElement().isInstanceOf(Answer.Reply.class);
        assertThat(ours.machine().drops()).containsEntry(Drops.Cause.NO_SENDER, 1L);
    }

    @Test
    void tenThousandIdentitiesInOneListNeitherShowNorBlock() {
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        for (int number = 0; number < 10_000; number++) {
            original.known.add(new Identity(
                    "ghost-" + number,
                    "ghost",
                    Endpoint.of("10.77." + number / 250 + "." + number % 250, 8000),
                    "0.1.0",
                    Set.of(),
                    List.of()));
        }
        original.share(ours);
        world.run(Duration.ofSeconds(2));
        assertThat(shown(ours, "orig").status()).isEqualTo(PeerStatus.ALIVE);
        assertThat(ours.machine().waitingDials()).isLessThanOrEqualTo(DialQueue.MAX_WAITING);

        Host good = world.host("good").start();
        world.runUntil(
                () -> good.sees(ours, PeerStatus.ALIVE) && ours.sees(good, PeerStatus.ALIVE), Duration.ofSeconds(2));
        assertThat(ours.view().peers()).hasSize(2);
    }

    @Test
    void ourDomainsTellEachOtherOfOriginals() {
        Host one = world.host("one").start();
        Host two = world.host("two").start();
        world.runUntil(() -> world.allSee("one", "two"), Duration.ofSeconds(5));
        OriginalHost original = world.original("orig");
        original.share(one);

        world.runUntil(() -> two.view().find("orig").isPresent(), Duration.ofSeconds(3));
        assertThat(shown(two, "orig").original()).isTrue();
    }

    @Test
    void wallClocksOfOthersAreNeverCompared() {
        // Identity and ExchangeMessage have no time at all, so a clock that is an hour wrong has nowhere to go; what
        // remains is that contact is refreshed by calls and not by failures.
        Host ours = world.host("ours").start();
        OriginalHost original = world.original("orig");
        original.share(ours);
        world.run(Duration.ofSeconds(1));
        long contact = shown(ours, "orig").contact().lastNanos().orElseThrow();
        original.die();
        long died = world.now();
        world.run(Duration.ofSeconds(60));

        long last = shown(ours, "orig").contact().lastNanos().orElseThrow();
        assertThat(last).isBetween(contact, died);
    }
}

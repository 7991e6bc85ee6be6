// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Octets;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private final World world = new World(8);

    private static Endpoint bad(int number) {
        return Endpoint.of("10.88." + number / 250 + "." + number % 250, 9000);
    }

    private void flood(Host host, int from, int to) {
        for (int number = from; number < to; number++) {
            host.ask(new Input.Sighted(Optional.of("ghost-" + number), bad(number), "flood"));
        }
    }

    @Test
    void aGoodSightingAfterTenThousandBadOnesIsDialledWithinSeconds() {
        world.multicast = false;
        Host ours = world.host("ours").start();
        Host good = world.host("good").start();
        flood(ours, 0, 10_000);

        ours.sight(good);

        Duration taken = world.runUntil(() -> ours.sees(good, PeerStatus.ALIVE), Duration.ofSeconds(10));
        assertThat(taken).isLessThan(Duration.ofSeconds(4));
        assertThat(ours.machine().waitingDials()).isLessThanOrEqualTo(DialQueue.MAX_WAITING);
        assertThat(ours.machine().drops().get(Drops.Cause.TOO_MANY_SIGHTINGS)).isGreaterThan(8_000);
    }

    @Test
    void aGoodSightingIsDialledDuringAFloodThatGoesOn() {
        world.multicast = false;
        Host ours = world.host("ours").start();
        Host good = world.host("good").start();

        for (int tick = 0; tick < 500 && !ours.sees(good, PeerStatus.ALIVE); tick++) {
            flood(ours, 20 * tick, 20 * tick + 10);
            if (tick % 10 == 0) {
                ours.sight(good);
            }
            flood(ours, 20 * tick + 10, 20 * tick + 20);
            world.run(Duration.ofMillis(100));
        }

        assertThat(ours.sees(good, PeerStatus.ALIVE)).isTrue();
    }

    @Test
    void aSightingThatRepeatsIsDialledOnce() {
        world.multicast = false;
        Host ours = world.host("ours").start();
        Host good = world.host("good").start();
        long before = world.exchanges;
        for (int times = 0; times < 100; times++) {
            ours.sight(good);
        }
        world.run(Duration.ofMillis(50));
        for (int times = 0; times < 100; times++) {
            ours.sight(good);
        }
        world.run(Duration.ofMillis(50));

        assertThat(world.exchanges - before).isLessThanOrEqualTo(3);
    }

    @Test
    void theLinkLocalAddressOfAPeerThatAnswersAtItsOthersIsNotDialled() {
        world.multicast = false;
        Host ours = world.host("ours").start();
        Host good = world.host("good").start();
        ours.sight(good);
        world.run(Duration.ofSeconds(2));

        assertThat(exchangesAfter(ours, sighting(good, "fe80::1%eth0"))).isZero();
        assertThat(exchangesAfter(ours, sighting(good, "10.88.0.1"))).isPositive();
    }

    @Test
    void aPeerThatCannotBeReachedIsDialledAtItsLinkLocalAddress() {
        world.multicast = false;
        for (String name : List.of("ours", "good", "third")) {
            world.host(name).start();
        }
        Host ours = world.host("ours");
        Host good = world.host("good");
        ours.sight(good);
        ours.sight(world.host("third"));
        world.runUntil(() -> world.allSee("ours", "good", "third"), Duration.ofSeconds(5));
        world.cut((from, to) -> List.of("oursgood", "goodours").contains(from + to));
        world.runUntil(() -> !ours.peer(good).contact().reachable(), Duration.ofSeconds(30));
        world.run(Duration.ofSeconds(1));

        assertThat(exchangesAfter(ours, sighting(good, good.addresses.get(0)))).isZero();
        assertThat(exchangesAfter(ours, sighting(good, "fe80::1%eth0"))).isPositive();
    }

    private static Input sighting(Host host, String otherAddress) {
        List<String> addresses = new ArrayList<>(host.addresses);
        addresses.add(otherAddress);
        return new Input.Sighted(
                Optional.of(host.id), new Endpoint(addresses, host.endpoint().port()), "test");
    }

    /** Nothing else is due within the five milliseconds. */
    private long exchangesAfter(Host host, Input input) {
        long before = world.exchanges;
        host.ask(input);
        world.run(Duration.ofMillis(5));
        return world.exchanges - before;
    }

    @Test
    void twoIslandsBecomeOneDominionByOneSighting() {
        world.multicast = false;
        for (String name : List.of("a", "b", "c", "d")) {
            world.host(name).start();
        }
        world.host("a").sight(world.host("b"));
        world.host("c").sight(world.host("d"));
        world.run(Duration.ofSeconds(30));
        assertThat(world.host("a").aliveNames()).containsExactly("a", "b");

        world.host("b").sight(world.host("c"));
        Duration taken = world.runUntil(() -> world.allSee("a", "b", "c", "d"), Duration.ofSeconds(5));

        assertThat(taken).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void twoAreAnswerableAndAnotherTakesOver() {
        String[] names = {"a", "b", "c", "d", "e"};
        for (String name : names) {
            world.host(name).start();
        }
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(1));
        assertThat(world.hosts())
                .filteredOn(host -> host.stance() == Stance.ANSWERABLE)
                .extracting(Host::name)
                .containsExactly("a", "b");

        world.host("a").kill();
        world.runUntil(() -> world.host("c").stance() == Stance.ANSWERABLE, Duration.ofSeconds(10));
        assertThat(world.host("d").stance()).isEqualTo(Stance.QUIET);
    }

    @Test
    void nobodyIsFalselyLonelyInAHealthyDominion() {
        String[] names = {"a", "b", "c", "d", "e"};
        for (String name : names) {
            world.host(name).start();
        }
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(1));
        world.hosts().forEach(host -> host.stances.clear());
        world.loss = 0.02;

        world.run(Duration.ofMinutes(20));

        for (Host host : world.hosts()) {
            assertThat(host.stances).as(host.name()).doesNotContain(Stance.LONELY);
        }
    }

    @Test
    void whoLosesItsOnlyPeerIsLonelyAgain() {
        world.host("a").start();
        world.host("b").start();
        world.runUntil(() -> world.allSee("a", "b"), Duration.ofSeconds(5));
        world.host("b").kill();

        world.runUntil(() -> world.host("a").stance() == Stance.LONELY, Duration.ofSeconds(5));
    }

    @Test
    void anotherTitleIsRefusedAndChangesNothing() {
        Host ours = world.host("ours").start();
        Host other = world.host("other");
        other.title = "Another";
        other.start();

        ours.ask(new Input.JoinAsked(4, other.endpoint()));
        world.run(Duration.ofSeconds(10));

        assertThat(ours.view().peers()).isEmpty();
        assertThat(other.view().peers()).isEmpty();
        assertThat(ours.answers)
                .anyMatch(answer -> answer instanceof Answer.NotJoined refused
                        && refused.sentence().contains("\"Another\""));
        assertThat(other.machine().drops()).containsKey(Drops.Cause.MISDIRECTED);
    }

    @Test
    void joiningItselfIsRefusedInWords() {
        Host ours = world.host("ours").start();
        ours.ask(new Input.JoinAsked(4, ours.endpoint()));

        assertThat(ours.answers)
                .contains(new Answer.NotJoined(4, "10.0.0.1:9000 is this domain itself: name another one."));
    }

    @Test
    void crossingDialsLeaveOnePeerEach() {
        world.multicast = false;
        Host one = world.host("one").start();
        Host two = world.host("two").start();
        one.sight(two);
        two.sight(one);
        world.run(Duration.ofSeconds(5));

        assertThat(world.allSee("one", "two")).isTrue();
        assertThat(one.events).hasSize(1);
        assertThat(two.events).hasSize(1);
    }

    @Test
    void dominionEntriesReachEverybodyAndTheLastWriterWins() {
        String[] names = {"a", "b", "c"};
        for (String name : names) {
            world.host(name).start();
        }
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));
        world.host("a").ask(new Input.EntryPut("lamp", false, Octets.copyOf(new byte[] {1})));
        world.run(Duration.ofMillis(100));
        world.host("c").ask(new Input.EntryPut("lamp", false, Octets.copyOf(new byte[] {2})));
        world.host("b").ask(new Input.EntryPut("gone", true, Octets.EMPTY));
        world.run(Duration.ofMillis(100));

        for (Host host : world.hosts()) {
            assertThat(Remembered.from(host.machine().snapshot(), host.id).entries())
                    .extracting(entry -> entry.key() + entry.counter() + entry.writer() + entry.deleted())
                    .containsExactly("gone1id-btrue", "lamp2id-cfalse");
        }
        Host late = world.host("late").start();
        world.runUntil(
                () -> Remembered.from(late.machine().snapshot(), late.id)
                                .entries()
                                .size()
                        == 2,
                Duration.ofSeconds(2));
    }

    @Test
    void anIdleDominionIsQuietOnTheWire() {
        String[] names = {"a", "b", "c", "d", "e", "f", "g", "h"};
        for (String name : names) {
            world.host(name).start();
        }
        world.run(Duration.ofSeconds(60));
        long before = world.exchanges;
        world.run(Duration.ofSeconds(60));

        assertThat(world.exchanges - before).isLessThan(8 * 3 * 70);
    }
}

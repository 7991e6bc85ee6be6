// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepTest {

    private static final Duration NIGHT = Duration.ofMinutes(30);

    private final World world = new World(21);

    private Host settled(int count) {
        String[] names = new String[count];
        for (int number = 0; number < count; number++) {
            names[number] = "d" + number;
        }
        world.settle(names);
        return world.host("d0");
    }

    private void fallAsleep(Host sleeper, Duration absence) {
        sleeper.ask(new Input.SleepAsked(77, absence));
        world.runUntil(() -> sleeper.answers.contains(new Answer.HasLeft(77)), Farewell.BOUND);
        world.runUntil(() -> world.allShow(sleeper, PeerStatus.SLEEPING), Duration.ofSeconds(1));
    }

    /** M20.4: in a large dominion it speaks with few when it comes back. */
    @Test
    void whomItCouldNotReachWhenItFellAsleepItAsksAgain() {
        Fed fed = new Fed(41);
        String peer = "id-020";
        fed.start();
        for (int number = 0; number < 41; number++) {
            String id = String.format("id-%03d", number);
            fed.hear(id, List.of(Fed.record(id, 1, 1)), List.of())
                    .sends()
                    .forEach(send -> fed.answer(send, Fed.target(send), List.of(), List.of()));
        }
        fed.pass(Duration.ofSeconds(10), send -> fed.answer(send, Fed.target(send), List.of(), List.of()));
        Verdict suspicion = new Verdict(peer, 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-001");
        Send probe = fed.hear("id-001", List.of(), List.of(suspicion)).sends().get(0);
        Send again = fed.fail(probe).sends().stream()
                .filter(send -> Fed.target(send).equals(peer))
                .findFirst()
                .orElse(probe);
        fed.hear("id-001", List.of(Fed.record(peer, 2, 1)), List.of());
        assertThat(fed.machine.view().find(peer).orElseThrow().contact().reachable())
                .isFalse();

        fed.step(new Input.SleepAsked(77, NIGHT));
        fed.pass(Farewell.BOUND);
        fed.fail(again);
        fed.step(new Input.WakeAsked(78));

        assertThat(fed.pass(Pacing.DEFAULT.beatInterval()))
                .extracting(Fed::target)
                .contains(peer);
    }

    private static Duration left(Peer peer, long now) {
        return Duration.ofNanos(peer.lapse().untilNanos().orElseThrow() - now);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void allShowTheSleeperWithTheTimeThatRemainsAndNobodySuspectsIt(int count) {
        Host sleeper = settled(count);
        fallAsleep(sleeper, NIGHT);
        world.run(NIGHT.minusMinutes(1));

        assertThat(world.allShow(sleeper, PeerStatus.SLEEPING)).isTrue();
        for (Host other : world.hosts()) {
            assertThat(other.eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
            assertThat(left(other == sleeper ? other.view().self() : other.peer(sleeper), world.now()))
                    .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(60));
        }
        assertThat(sleeper.view().self().status()).isEqualTo(PeerStatus.SLEEPING);
    }

    @Test
    void whomItSuspectedWhenItFellAsleepItAsksAgain() {
        Host sleeper = settled(2);
        Host suspect = world.host("d1");
        world.cut((from, to) -> true);
        world.runUntil(() -> sleeper.sees(suspect, PeerStatus.SUSPECT), Duration.ofSeconds(5));
        sleeper.ask(new Input.SleepAsked(77, NIGHT));
        world.runUntil(() -> sleeper.answers.contains(new Answer.HasLeft(77)), Farewell.BOUND);
        world.heal();

        world.run(NIGHT.plusSeconds(30));

        assertThat(sleeper.sees(suspect, PeerStatus.ALIVE)).isTrue();
        assertThat(sleeper.eventCount(PeerEvent.Kind.FAILED)).isZero();
    }

    @Test
    void sendsNothingWhileItSleeps() {
        Host sleeper = settled(2);
        fallAsleep(sleeper, NIGHT);
        world.host("d1").kill();
        world.run(Duration.ofSeconds(5));
        long before = world.exchanges;

        world.run(NIGHT.minusMinutes(1));

        assertThat(world.exchanges).isEqualTo(before);
    }

    /** M15.2: this domain has heard it since. */
    @Test
    void nobodyEndsTheAbsenceOfAnother() {
        Fed fed = new Fed(41);
        fed.start();
        Identity identity = Fed.record("id-sleeper", 1, 1).identity();
        OwnerRecord asleep = Host.seal(identity, new Stamp(2, 1, 1), Intention.SLEEPING, NIGHT);
        fed.hear("id-sleeper", List.of(asleep), List.of());
        Verdict old = new Verdict("id-sleeper", 2, Verdict.Kind.FAILED, Duration.ofHours(20), "id-liar");

        fed.hear("id-liar", List.of(), List.of(old));

        Peer sleeper = fed.machine.view().find("id-sleeper").orElseThrow();
        assertThat(left(sleeper, fed.now())).isEqualTo(NIGHT);
    }

    @Test
    void whoJoinsLaterIsToldHowMuchIsLeft() {
        Host sleeper = settled(3);
        fallAsleep(sleeper, NIGHT);
        world.run(Duration.ofMinutes(20));
        Host late = world.host("late").start();
        world.runUntil(() -> late.sees(sleeper, PeerStatus.SLEEPING), Duration.ofSeconds(5));

        assertThat(left(late.peer(sleeper), world.now())).isBetween(Duration.ofSeconds(590), Duration.ofMinutes(10));
    }

    @Test
    void wakesByItselfWithAHigherIncarnation() {
        Host sleeper = settled(3);
        long before = sleeper.view().self().incarnation();
        fallAsleep(sleeper, NIGHT);

        world.runUntil(() -> world.allShow(sleeper, PeerStatus.ALIVE), NIGHT.plusSeconds(5));

        assertThat(world.host("d1").peer(sleeper).incarnation()).isEqualTo(before + 2);
        assertThat(sleeper.storedIncarnation).isEqualTo(before + 2);
        assertThat(world.allSee("d0", "d1", "d2")).isTrue();
        world.run(Duration.ofMinutes(1));
        assertThat(world.host("d1").eventCount(PeerEvent.Kind.FAILED)).isZero();
    }

    @Test
    void wakesWhenAPersonSaysSo() {
        Host sleeper = settled(3);
        fallAsleep(sleeper, NIGHT);
        world.run(Duration.ofMinutes(1));
        sleeper.ask(new Input.WakeAsked(78));

        assertThat(sleeper.answers).contains(new Answer.Awake(78));
        world.runUntil(() -> world.allSee("d0", "d1", "d2"), Duration.ofSeconds(1));
        assertThat(world.host("d1").events)
                .extracting(PeerEvent::kind)
                .endsWith(PeerEvent.Kind.SLEPT, PeerEvent.Kind.JOINED);
        world.run(NIGHT);
        assertThat(world.allSee("d0", "d1", "d2")).isTrue();
    }

    @Test
    void joiningEndsTheAbsenceToo() {
        Host sleeper = settled(3);
        fallAsleep(sleeper, NIGHT);
        sleeper.ask(new Input.JoinAsked(79, world.host("d1").endpoint()));

        world.runUntil(() -> world.allSee("d0", "d1", "d2"), Duration.ofSeconds(5));
        world.run(NIGHT);
        assertThat(world.allSee("d0", "d1", "d2")).isTrue();
    }

    @Test
    void aRestartEndsTheAbsence() {
        Host sleeper = settled(3);
        fallAsleep(sleeper, NIGHT);
        sleeper.ask(new Input.LeaveAsked(80)); // as a process that ends in an orderly way
        sleeper.kill();
        world.run(Duration.ofMinutes(2));
        assertThat(world.allShow(sleeper, PeerStatus.SLEEPING)).isTrue();
        sleeper.start();

        world.runUntil(() -> world.allSee("d0", "d1", "d2"), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void whoOversleepsIsSuspectedAndGivenUp(int count) {
        Host sleeper = settled(count);
        fallAsleep(sleeper, NIGHT);
        sleeper.unplug();
        world.run(NIGHT.minusSeconds(5));
        assertThat(world.allShow(sleeper, PeerStatus.SLEEPING)).isTrue();

        world.runUntil(() -> world.allShow(sleeper, PeerStatus.FAILED), Duration.ofSeconds(12));

        Host other = world.host("d1");
        assertThat(other.events)
                .extracting(PeerEvent::kind)
                .endsWith(PeerEvent.Kind.SLEPT, PeerEvent.Kind.SUSPECTED, PeerEvent.Kind.FAILED);
        assertThat(other.events)
                .filteredOn(event -> event.kind() == PeerEvent.Kind.SUSPECTED)
                .extracting(PeerEvent::reason)
                .contains("not back from its announced absence");
        assertThat(other.peer(sleeper).lapse().sinceNanos()).isPresent();
        assertThat(other.peer(sleeper).lapse().untilNanos()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void whoComesBackJustAfterItsTimeIsNotGivenUp() {
        Host sleeper = settled(3);
        fallAsleep(sleeper, NIGHT);
        sleeper.unplug();
        world.runUntil(() -> world.host("d1").sees(sleeper, PeerStatus.SUSPECT), NIGHT.plusSeconds(5));
        sleeper.start();

        world.runUntil(() -> world.allSee("d0", "d1", "d2"), Duration.ofSeconds(5));
    }

    @Test
    void whoIsAwayAlreadyCannotFallAsleepAndWhoIsAwakeCannotWake() {
        Host host = settled(2);
        host.ask(new Input.WakeAsked(1));
        host.ask(new Input.LeaveAsked(2));
        world.run(Duration.ofSeconds(2));
        host.ask(new Input.SleepAsked(3, NIGHT));
        host.ask(new Input.WakeAsked(4));

        assertThat(host.answers)
                .contains(
                        new Answer.NotDone(1, "This domain does not sleep."),
                        new Answer.NotDone(3, "This domain takes no part already."),
                        new Answer.NotDone(4, "This domain does not sleep."));
        assertThat(world.host("d1").sees(host, PeerStatus.LEFT)).isTrue();
    }

    /** M20.1: verdicts on the run that fell asleep do not count for the time it sleeps. */
    @Test
    void fallsAsleepInANewIncarnation() {
        Host sleeper = settled(3);
        long before = sleeper.view().self().incarnation();

        fallAsleep(sleeper, NIGHT);

        assertThat(world.host("d1").peer(sleeper).incarnation()).isEqualTo(before + 1);
        assertThat(sleeper.storedIncarnation).isEqualTo(before + 1);
    }

    @Test
    void fallsAsleepInTheLastIncarnationThereIs() {
        Fed fed = new Fed(Stamp.HIGHEST - 1);
        fed.start();
        fed.hear("id-peer", List.of(Fed.record("id-peer", 1, 1)), List.of());

        Output output = fed.step(new Input.SleepAsked(77, NIGHT));

        assertThat(output.sends())
                .flatExtracting(send -> send.message().dominion().orElseThrow().records())
                .extracting(OwnerRecord::stamp, OwnerRecord::intention)
                .containsExactly(tuple(new Stamp(Stamp.HIGHEST, 2, 77), Intention.SLEEPING));
    }

    @Test
    void nobodyIsAwayForMoreThanADay() {
        Host sleeper = settled(2);
        fallAsleep(sleeper, Duration.ofDays(3));

        assertThat(left(world.host("d1").peer(sleeper), world.now())).isLessThanOrEqualTo(Slumber.LONGEST);
        assertThat(List.of(sleeper.view().self()))
                .allSatisfy(self -> assertThat(left(self, world.now())).isLessThanOrEqualTo(Slumber.LONGEST));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private final World world = new World(11);

    private void settled(String... names) {
        for (String name : names) {
            world.host(name).start();
        }
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(10));
    }

    /** Beats six times an hour, so that a day passes quickly. */
    private void slowly() {
        Pacing normal = Pacing.DEFAULT;
        Pacing slow = new Pacing(
                normal.dialTimeout(),
                normal.isolationCheck(),
                normal.isolationTimeout(),
                normal.heartbeatCheck(),
                Duration.ofMinutes(10),
                normal.suspicionTimeout());
        world.pacing = slow;
        world.hosts().forEach(host -> host.ask(new Input.PacingChanged(slow)));
    }

    private boolean allShow(Host subject, PeerStatus status) {
        return world.hosts().stream()
                .filter(host -> host.isRunning() && host != subject)
                .allMatch(host -> host.sees(subject, status));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aKilledProcessFailsAtOnce(int count) {
        String[] names = new String[count];
        for (int number = 0; number < count; number++) {
            names[number] = "d" + number;
        }
        settled(names);
        Host victim = world.host("d0");
        victim.kill();

        Duration taken = world.runUntil(() -> allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(50));
    }

    /** M8.4, M9.2: all of sixteen see it at once, and each call costs all of them processor time. */
    @Test
    void notEverybodyTellsEverybodyOfAKilledProcess() {
        String[] names = new String[16];
        for (int number = 0; number < names.length; number++) {
            names[number] = "d" + number;
        }
        settled(names);
        Host victim = world.host("d7");
        victim.kill();
        long before = world.exchanges;

        world.runUntil(() -> allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(1));
        world.run(Duration.ofMillis(200));

        assertThat(world.exchanges - before).as("probes, and calls that tell").isLessThan(5 * 15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aHostWithoutPowerFailsWithinTheSuspicionTime(int count) {
        String[] names = new String[count];
        for (int number = 0; number < count; number++) {
            names[number] = "d" + number;
        }
        settled(names);
        Host victim = world.host("d0");
        victim.unplug();

        Duration taken = world.runUntil(() -> allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(2_500));
    }

    @Test
    void comesBackOnAnotherPortThenOnAnotherAddressAsOnePeer() {
        settled("a", "b", "c");
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));

        back.at(back.addresses.get(0), 9100).start();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
        assertThat(world.host("a").peer(back).identity().endpoint().port()).isEqualTo(9100);

        back.kill();
        back.at("10.0.9.9", 9100).start();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
        world.runUntil(
                () -> world.host("a")
                        .peer(back)
                        .identity()
                        .endpoint()
                        .addresses()
                        .equals(List.of("10.0.9.9")),
                Duration.ofSeconds(5));

        assertThat(world.host("a").view().peers()).hasSize(2);
        assertThat(world.host("a").peer(back).incarnation()).isEqualTo(3);
        assertThat(back.notices).isEmpty();
    }

    @Test
    void whoComesBackIsNotShownWithTheReasonOfItsFailure() {
        settled("a", "b", "c", "d");
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));
        world.hosts().forEach(host -> host.events.clear());

        back.start();
        world.runUntil(() -> world.allSee("a", "b", "c", "d"), Duration.ofSeconds(5));

        for (String name : List.of("a", "c", "d")) {
            Host witness = world.host(name);
            assertThat(witness.events)
                    .filteredOn(event -> event.kind() == PeerEvent.Kind.JOINED)
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).isEmpty());
            assertThat(witness.peer(back).contact().reachable()).isTrue();
            assertThat(witness.peer(back).contact().remark()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "without power"})
    void everySuspicionHasAReason(String how) {
        settled("a", "b", "c", "d");
        Host victim = world.host("b");
        if (how.equals("killed")) {
            victim.kill();
        } else {
            victim.unplug();
        }

        world.runUntil(() -> allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(world.hosts().stream().flatMap(host -> host.events.stream()))
                .filteredOn(event -> event.kind() == PeerEvent.Kind.SUSPECTED)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.reason()).isNotEmpty());
    }

    @Test
    void aSuspicionOfOneLeavesNoTraceWhereItIsRefuted() {
        settled("a", "b", "c");
        world.cut((from, to) -> from.equals("a") && to.equals("b"));
        world.runUntil(() -> world.host("b").eventCount(PeerEvent.Kind.SUSPECTED) > 0, Duration.ofSeconds(30));
        world.heal();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(10));

        assertThat(world.host("c").peer(world.host("a")).contact().remark()).isEmpty();
        assertThat(world.host("c").eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
    }

    @Test
    void aRestartedDomainRejoinsFromItsSnapshotWithoutMulticast() {
        settled("a", "b", "c");
        world.multicast = false;
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));

        back.start();
        Duration taken = world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));

        assertThat(taken).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aLostDiskRejoinsAboveItsFormerIncarnation() {
        settled("a", "b");
        Host back = world.host("b");
        back.kill();
        back.start();
        world.run(Duration.ofSeconds(3));
        back.kill();
        back.storedIncarnation = 0;
        back.storedSnapshot = List.of();

        back.start();
        world.runUntil(() -> world.host("a").peer(back).incarnation() >= 3, Duration.ofSeconds(5));
        world.runUntil(() -> world.allSee("a", "b"), Duration.ofSeconds(5));
        assertThat(world.host("a").peer(back).incarnation()).isEqualTo(back.storedIncarnation);
    }

    @Test
    void leavingIsKnownAtOnceAndIsNoFailure() {
        settled("a", "b", "c");
        Host gone = world.host("c");
        gone.ask(new Input.LeaveAsked(7));

        Duration taken = world.runUntil(() -> gone.answers.contains(new Answer.HasLeft(7)), Duration.ofSeconds(2));
        assertThat(taken).isLessThan(Duration.ofMillis(50));
        assertThat(world.host("a").statusOf(gone)).isEqualTo(PeerStatus.LEFT);
        assertThat(world.host("b").statusOf(gone)).isEqualTo(PeerStatus.LEFT);

        long before = world.exchanges;
        world.run(Duration.ofSeconds(60));
        assertThat(world.host("a").statusOf(gone)).isEqualTo(PeerStatus.LEFT);
        assertThat(world.host("a").eventCount(PeerEvent.Kind.FAILED)).isZero();
        assertThat(gone.stance()).isEqualTo(Stance.QUIET);
        assertThat(world.exchanges - before).isLessThan(150);
    }

    @Test
    void joiningAgainTakesTheGoodbyeBack() {
        settled("a", "b", "c");
        Host gone = world.host("c");
        gone.ask(new Input.LeaveAsked(7));
        world.run(Duration.ofSeconds(5));

        gone.ask(new Input.JoinAsked(8, world.host("a").endpoint()));

        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(2));
        world.runUntil(
                () -> gone.answers.stream()
                        .anyMatch(answer -> answer instanceof Answer.Joined joined
                                && joined.peer().name().equals("a")),
                Duration.ofSeconds(2));
    }

    @Test
    void whoHasLeftRefusesWithASentence() {
        settled("a", "b");
        Host gone = world.host("b");
        gone.ask(new Input.LeaveAsked(7));
        world.run(Duration.ofSeconds(2));

        world.host("a").ask(new Input.JoinAsked(9, gone.endpoint()));
        world.run(Duration.ofSeconds(5));

        assertThat(world.host("a").answers).contains(new Answer.NotJoined(9, "This domain has left the dominion."));
    }

    @Test
    void aCutBetweenTwoRemovesNobodyWhileAThirdReachesBoth() {
        settled("a", "b", "c", "d");
        world.cut((from, to) -> List.of("ab", "ba").contains(from + to));

        world.run(Duration.ofMinutes(10));

        for (Host host : world.hosts()) {
            assertThat(host.eventCount(PeerEvent.Kind.FAILED)).as(host.name()).isZero();
        }
        assertThat(world.host("a").statusOf(world.host("b"))).isEqualTo(PeerStatus.ALIVE);
        assertThat(world.host("a").peer(world.host("b")).contact().reachable()).isFalse();
        assertThat(world.host("c").eventCount(PeerEvent.Kind.SUSPECTED)).isLessThanOrEqualTo(4);
    }

    @Test
    void whoFindsTheLastWitnessSilentTooWaitsForIt() {
        settled("a", "b", "c");
        Host ours = world.host("a");
        world.cut((from, to) -> "ab".contains(from) && "ab".contains(to));
        world.runUntil(() -> ours.sees(world.host("b"), PeerStatus.SUSPECT), Duration.ofSeconds(5));
        world.cut((from, to) -> from.equals("a") || to.equals("a"));
        world.runUntil(() -> ours.sees(world.host("c"), PeerStatus.SUSPECT), Duration.ofSeconds(5));

        world.run(Duration.ofMillis(100));
        assertThat(ours.statusOf(world.host("b"))).isEqualTo(PeerStatus.SUSPECT);
        world.run(Duration.ofSeconds(1));
        assertThat(ours.statusOf(world.host("b"))).isEqualTo(PeerStatus.FAILED);
    }

    @Test
    void aPartitionHealsByRedialling() {
        settled("a", "b", "c", "d");
        world.multicast = false;
        world.cut((from, to) -> "ab".contains(from) != "ab".contains(to));
        world.run(Duration.ofSeconds(60));
        assertThat(world.host("a").statusOf(world.host("c"))).isEqualTo(PeerStatus.FAILED);
        assertThat(world.host("d").statusOf(world.host("b"))).isEqualTo(PeerStatus.FAILED);

        world.heal();

        Duration taken = world.runUntil(() -> world.allSee("a", "b", "c", "d"), Duration.ofSeconds(10));
        assertThat(taken).isLessThan(Duration.ofSeconds(4));
        world.runUntil(() -> world.allReachEachOther("a", "b", "c", "d"), Duration.ofSeconds(10));
        world.runUntil(() -> world.openStreams() == 6, Duration.ofSeconds(5));
    }

    @Test
    void whoHasNoLinkAccusesNobody() {
        settled("a", "b", "c");
        Host cutOff = world.host("a");
        List<String> addresses = cutOff.addresses;
        cutOff.addresses = List.of();
        cutOff.identityChanged();

        world.run(Duration.ofSeconds(30));

        assertThat(cutOff.eventCount(PeerEvent.Kind.FAILED)).isZero();
        assertThat(cutOff.eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
        assertThat(world.host("b").statusOf(cutOff)).isEqualTo(PeerStatus.FAILED);

        cutOff.addresses = addresses;
        cutOff.identityChanged();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
    }

    @Test
    void oneOfTwoNetworksDownKeepsThePeer() {
        world.host("a").addresses = List.of("10.0.0.1", "10.1.0.1");
        world.host("b").addresses = List.of("10.0.0.2", "10.1.0.2");
        settled("a", "b");

        world.host("b").addresses = List.of("10.1.0.2");
        world.host("b").identityChanged();
        world.run(Duration.ofSeconds(30));

        assertThat(world.host("a").statusOf(world.host("b"))).isEqualTo(PeerStatus.ALIVE);
        assertThat(world.host("a").eventCount(PeerEvent.Kind.FAILED)).isZero();
        assertThat(world.host("a").peer(world.host("b")).identity().endpoint().addresses())
                .startsWith("10.1.0.2");
    }

    @Test
    void aReusedAddressIsNotTakenForItsFormerOwner() {
        settled("a", "b", "c");
        Host former = world.host("b");
        String address = former.addresses.get(0);
        former.kill();
        former.addresses = List.of("10.0.7.7");
        Host stranger = world.host("stranger").at(address, 9000);
        stranger.title = "Other";
        stranger.start();

        world.runUntil(() -> allAmong(former, PeerStatus.FAILED, "a", "c"), Duration.ofSeconds(10));
        assertThat(world.host("a").view().find(stranger.id)).isEmpty();
        assertThat(stranger.view().peers()).isEmpty();
    }

    private boolean allAmong(Host subject, PeerStatus status, String... names) {
        return List.of(names).stream().allMatch(name -> world.host(name).sees(subject, status));
    }

    @Test
    void aFailedPeerIsReapedAfterADayAndTellsSo() {
        settled("a", "b", "c");
        Host victim = world.host("c");
        slowly();
        victim.unplug();

        world.run(Duration.ofHours(23));
        assertThat(world.host("a").statusOf(victim)).isEqualTo(PeerStatus.FAILED);
        world.run(Duration.ofHours(2));

        assertThat(world.host("a").view().find(victim.id)).isEmpty();
        assertThat(world.host("b").view().find(victim.id)).isEmpty();
        assertThat(world.host("a").eventCount(PeerEvent.Kind.REAPED)).isEqualTo(1);
    }

    @Test
    void whatIsInItsLastHourIsNotPassedOn() {
        settled("a", "b", "c");
        Host victim = world.host("c");
        slowly();
        victim.unplug();
        world.run(Duration.ofMinutes(23 * 60 + 30));

        Host late = world.host("late").start();
        world.runUntil(() -> world.allSee("a", "b", "late"), Duration.ofSeconds(5));

        assertThat(late.view().find(victim.id)).isEmpty();
    }

    @Test
    void whoIsStartedAnewLearnsWhatItsFormerRunTold() {
        settled("a", "b");
        Host back = world.host("b");
        back.ask(new Input.EntryPut("key", false, Octets.copyOf(new byte[] {1})));
        world.run(Duration.ofSeconds(1));
        back.kill();
        back.storedSnapshot = List.of();
        back.start();
        world.runUntil(() -> back.entries().contains("key"), Duration.ofSeconds(5));
    }

    @Test
    void aLateJoinerLearnsWhoFailedWithTheTimeSince() {
        settled("a", "b", "c");
        Host victim = world.host("c");
        slowly();
        victim.unplug();
        world.run(Duration.ofHours(12));

        Host late = world.host("late").start();
        world.runUntil(() -> world.allSee("a", "b", "late"), Duration.ofSeconds(5));
        assertThat(late.statusOf(victim)).isEqualTo(PeerStatus.FAILED);
        assertThat(late.eventCount(PeerEvent.Kind.FAILED)).isZero();

        world.run(Duration.ofMinutes(12 * 60 + 25));
        assertThat(late.view().find(victim.id)).isEmpty();
    }

    @Test
    void aChangedServicePortIsLearntAtOnce() {
        Host owner = world.host("a");
        owner.services = List.of(new AdvertisedService("lamp", 7001));
        settled("a", "b");

        owner.services = List.of(new AdvertisedService("lamp", 7002));
        owner.identityChanged();
        Duration taken = world.runUntil(
                () -> world.host("b").peer(owner).identity().services().equals(owner.services), Duration.ofSeconds(2));

        assertThat(taken).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void aStalledDomainBlamesItselfOnly() {
        settled("a", "b", "c");
        Host stalled = world.host("a");

        stalled.pause(Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(30));

        assertThat(stalled.eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
        assertThat(stalled.eventCount(PeerEvent.Kind.FAILED)).isZero();
        assertThat(world.allSee("a", "b", "c")).as(world.views()).isTrue();
    }

    /** M24: services must not move to and fro every six seconds. */
    @Test
    void whoIsStoppedFiveSecondsInEverySixIsSoonNotGivenUpAnyMore() {
        settled("a", "b", "c");
        Host sick = world.host("a");

        stutter(sick, 100);

        for (String name : List.of("b", "c")) {
            Host healthy = world.host(name);
            assertThat(healthy.eventCount(PeerEvent.Kind.FAILED)).as(name).isBetween(3L, 12L);
            assertThat(healthy.machine().flapping(world.now())).containsOnlyKeys("a");
        }
        assertThat(sick.eventCount(PeerEvent.Kind.FAILED)).isZero();
        world.run(Duration.ofMinutes(10));
        sick.pause(Duration.ofMinutes(1));
        Duration taken =
                world.runUntil(() -> world.host("b").statusOf(sick) == PeerStatus.FAILED, Duration.ofSeconds(30));
        assertThat(taken).isLessThan(Duration.ofSeconds(3));
    }

    private void stutter(Host sick, int times) {
        for (int time = 0; time < times; time++) {
            sick.pause(Duration.ofSeconds(5));
            world.run(Duration.ofSeconds(6));
        }
    }

    @Test
    void fivePercentLossRemovesNobodyInTenMinutes() {
        settled("a", "b", "c", "d", "e");
        world.loss = 0.05;

        world.run(Duration.ofMinutes(10));

        for (Host host : world.hosts()) {
            assertThat(host.eventCount(PeerEvent.Kind.FAILED)).as(host.name()).isZero();
        }
    }
}

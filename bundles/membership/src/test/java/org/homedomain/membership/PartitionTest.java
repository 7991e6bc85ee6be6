// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** Some do not reach others; rules M10, M11 and M15. */
class PartitionTest {

    private final World world = new World(11);

    @Test
    void aSuspicionOfOneLeavesNoTraceWhereItIsRefuted() {
        world.settle("a", "b", "c");
        world.cut((from, to) -> from.equals("a") && to.equals("b"));
        world.runUntil(() -> world.host("b").eventCount(PeerEvent.Kind.SUSPECTED) > 0, Duration.ofSeconds(30));
        world.heal();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(10));

        assertThat(world.host("c").peer(world.host("a")).contact().remark()).isEmpty();
        assertThat(world.host("c").eventCount(PeerEvent.Kind.SUSPECTED)).isZero();
    }

    @Test
    void aCutBetweenTwoRemovesNobodyWhileAThirdReachesBoth() {
        world.settle("a", "b", "c", "d");
        world.cut((from, to) -> List.of("ab", "ba").contains(from + to));

        world.run(Duration.ofMinutes(10));

        for (Host host : world.hosts()) {
            assertThat(host.eventCount(PeerEvent.Kind.FAILED)).as(host.name()).isZero();
        }
        assertThat(world.host("a").statusOf(world.host("b"))).isEqualTo(PeerStatus.ALIVE);
        assertThat(world.host("a").peer(world.host("b")).contact().reachable()).isFalse();
        assertThat(world.host("c").eventCount(PeerEvent.Kind.SUSPECTED)).isLessThanOrEqualTo(4);
    }

    /** M11.2: nobody is left who reaches it. */
    @Test
    void whoCannotBeReachedIsGivenUpWhenTheLastWitnessIsGone() {
        world.settle("a", "b", "c");
        Host a = world.host("a");
        world.cut((from, to) -> List.of("ab", "ba").contains(from + to));
        world.run(Duration.ofMinutes(2));
        assertThat(a.statusOf(world.host("b"))).isEqualTo(PeerStatus.ALIVE);

        world.host("c").kill();
        world.host("b").unplug();

        Duration taken = world.runUntil(() -> a.sees(world.host("b"), PeerStatus.FAILED), Duration.ofMinutes(1));
        assertThat(taken).isLessThan(Duration.ofSeconds(15));
    }

    /** M11.2: who is silent for a moment is still the one that reaches it. */
    @Test
    void whoCannotBeReachedStaysWhileTheLastWitnessStutters() {
        world.settle("a", "b", "c");
        Host a = world.host("a");
        world.cut((from, to) -> List.of("ab", "ba").contains(from + to));
        world.run(Duration.ofMinutes(2));

        for (int time = 0; time < 100; time++) {
            world.host("c").pause(Duration.ofMillis(1_500));
            world.run(Duration.ofMillis(2_300));
        }

        assertThat(a.events)
                .filteredOn(event -> event.kind() == PeerEvent.Kind.FAILED)
                .noneMatch(event -> event.peer().name().equals("b"));
    }

    @Test
    void whoFindsTheLastWitnessSilentTooWaitsForIt() {
        world.settle("a", "b", "c");
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
        world.settle("a", "b", "c", "d");
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
        world.settle("a", "b", "c");
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
        world.settle("a", "b");

        world.host("b").addresses = List.of("10.1.0.2");
        world.host("b").identityChanged();
        world.run(Duration.ofSeconds(30));

        assertThat(world.host("a").statusOf(world.host("b"))).isEqualTo(PeerStatus.ALIVE);
        assertThat(world.host("a").eventCount(PeerEvent.Kind.FAILED)).isZero();
        assertThat(world.host("a").peer(world.host("b")).identity().endpoint().addresses())
                .startsWith("10.1.0.2");
    }
}

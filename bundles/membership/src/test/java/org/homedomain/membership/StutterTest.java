// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** Who stands still now and then; rules M12 and M24. */
class StutterTest {

    private final World world = new World(11);

    private void stutter(Host sick, int times) {
        for (int time = 0; time < times; time++) {
            sick.pause(Duration.ofSeconds(5));
            world.run(Duration.ofSeconds(6));
        }
    }

    @Test
    void aStalledDomainBlamesItselfOnly() {
        world.settle("a", "b", "c");
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
        world.settle("a", "b", "c");
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
}

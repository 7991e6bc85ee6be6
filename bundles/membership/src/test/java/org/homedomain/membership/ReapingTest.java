// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** Who failed is known for a day; rule M15. */
class ReapingTest {

    private final World world = new World(11);

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

    @Test
    void aFailedPeerIsReapedAfterADayAndTellsSo() {
        world.settle("a", "b", "c");
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
        world.settle("a", "b", "c");
        Host victim = world.host("c");
        slowly();
        victim.unplug();
        world.run(Duration.ofMinutes(23 * 60 + 30));

        Host late = world.host("late").start();
        world.runUntil(() -> world.allSee("a", "b", "late"), Duration.ofSeconds(5));

        assertThat(late.view().find(victim.id)).isEmpty();
    }

    @Test
    void aLateJoinerLearnsWhoFailedWithTheTimeSince() {
        world.settle("a", "b", "c");
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
}

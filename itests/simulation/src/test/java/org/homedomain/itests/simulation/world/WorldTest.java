// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Pacing;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static World three(long seed) {
        World world = new World(seed, Pacing.DEFAULT);
        for (int number = 0; number < 3; number++) {
            world.addHost().start();
        }
        assertThat(world.runUntil(() -> members(world) == 6, Duration.ofSeconds(10)))
                .isPresent();
        return world;
    }

    private static long members(World world) {
        return world.hosts().stream()
                .flatMap(host -> host.domain().stream())
                .flatMap(domain -> domain.machine().view().peers().stream())
                .filter(peer -> peer.status() == PeerStatus.ALIVE)
                .count();
    }

    @Test
    void threeMeetAndNoticeADeath() {
        World world = three(1);
        world.run(Duration.ofSeconds(5));

        world.hosts().get(2).kill();

        assertThat(world.runUntil(() -> members(world) == 2, Duration.ofSeconds(5)))
                .isPresent();
    }

    @Test
    void aProcessThatStandsStillTakesWhatCameAfterwards() {
        World world = three(2);
        Host host = world.hosts().get(0);
        host.pause(Duration.ofSeconds(60).toNanos());
        world.run(Duration.ofSeconds(59));
        assertThat(host.domain().orElseThrow().machine().view().members()).hasSize(2);

        world.run(Duration.ofSeconds(10));

        assertThat(members(world)).isEqualTo(6);
    }

    @Test
    void aClockGoesItsOwnSpeed() {
        World world = new World(3, Pacing.DEFAULT);
        Host host = world.addHost();
        host.drift(10_000);
        long start = host.clock().shows(0);

        assertThat(host.clock().shows(1_000_000_000L) - start).isEqualTo(1_010_000_000L);
        assertThat(host.clock().worldTime(start + 1_010_000_000L)).isBetween(999_000_000L, 1_001_000_000L);
    }
}

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
    void theSameSeedGivesTheSameRun() {
        assertThat(run(7)).isEqualTo(run(7)).isNotEqualTo(run(8));
    }

    private static long run(long seed) {
        World world = three(seed);
        world.weather().loss(0.05);
        world.run(Duration.ofSeconds(30));
        world.hosts().get(0).powerOff();
        world.run(Duration.ofSeconds(30));
        return world.trace().hash();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Pacing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The invariants can break: faults that nobody confessed to, and agreement where there is none. */
class InvariantsTest {

    private final World world = new World(6, Pacing.DEFAULT);
    private final Health health = new Health(world::now);

    @BeforeEach
    void meet() {
        world.witness(new Invariants(world, health));
        for (int number = 0; number < 4; number++) {
            world.addHost().start();
        }
        world.run(Duration.ofSeconds(60));
    }

    @Test
    void whoIsWellAndGivenUpBreaksThem() {
        world.weather().loss(2, 1);

        assertThatThrownBy(() -> world.run(Duration.ofMinutes(1)))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("which was well");
    }

    @Test
    void whoSuffersAndIsGivenUpBreaksNothing() {
        Host host = world.hosts().get(2);
        health.beginBlind(host);
        world.weather().loss(2, 1);

        world.run(Duration.ofMinutes(1));

        assertThat(Agreement.of(world).difference()).isPresent();
    }

    @Test
    void allAgreeWhileNothingHappensAndNotRightAfterADeath() {
        assertThat(Agreement.of(world).difference()).isEmpty();

        world.hosts().get(3).kill();

        assertThat(Agreement.of(world).difference())
                .hasValueSatisfying(text -> assertThat(text).contains("still shows d3 as ALIVE"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Input;
import org.homedomain.membership.Pacing;
import org.homedomain.spi.exchange.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing on which domains can disagree is seen. */
class DisagreementTest {

    private static final Duration BOUND = Duration.ofMinutes(10);

    private final World world = new World(8, Pacing.DEFAULT);

    @BeforeEach
    void start() {
        for (int number = 0; number < 4; number++) {
            world.addHost().start();
        }
        world.run(Duration.ofSeconds(20));
        assertThat(Agreement.of(world).difference()).isEmpty();
        assertThat(Agreement.of(world).unreachable()).isEmpty();
    }

    private Host host(int number) {
        return world.hosts().get(number);
    }

    private void comes(BooleanSupplier condition) {
        assertThat(world.runUntil(condition, BOUND)).isPresent();
    }

    private boolean differs(String words) {
        return Agreement.of(world)
                .difference()
                .filter(said -> said.contains(words))
                .isPresent();
    }

    private boolean differsOnOriginals(String words) {
        return Agreement.of(world)
                .differenceOnOriginals(world)
                .filter(said -> said.contains(words))
                .isPresent();
    }

    @Test
    void whoIsSuspectedOrGivenUpAlthoughItRuns() {
        world.weather().loss(3, 1);

        comes(() -> differs("as SUSPECT"));
        comes(() -> differs("as FAILED"));
    }

    @Test
    void whoIsNotKnownYet() {
        world.weather().loss(4, 1);
        world.addHost().start();

        assertThat(Agreement.of(world).size()).isEqualTo(5);
        assertThat(differs("does not know d4")).isTrue();
    }

    @Test
    void anOldRecord() {
        host(2).interfaces().replace(world.newAddress());

        comes(() -> differs("has an old record of d2"));
    }

    @Test
    void anEntryThatOneLacks() {
        host(1).domain().orElseThrow().post(new Input.EntryPut("key", false, Octets.copyOf(new byte[] {1})));

        assertThat(differs("has other entries than d0")).isTrue();
    }

    @Test
    void whoIsUnreachableFromSomebody() {
        world.weather().cut(0, 1, true);
        world.weather().cut(1, 0, true);

        comes(() -> Agreement.of(world)
                .unreachable()
                .filter(said -> said.contains("d0 does not reach d1"))
                .isPresent());
    }

    @Test
    void originalsThatAreMissingOrOldOrDead() {
        Host original = world.addHost();
        original.installOriginal();
        original.start();
        assertThat(differsOnOriginals("does not show the original d4")).isTrue();
        comes(() -> Agreement.of(world).differenceOnOriginals(world).isEmpty());

        original.kill();
        assertThat(differsOnOriginals("still shows the original")).isTrue();

        original.port(9555);
        original.start();
        assertThat(differsOnOriginals("has an old port of the original d4")).isTrue();
        comes(() -> Agreement.of(world).differenceOnOriginals(world).isEmpty());
    }

    @Test
    void whoHasToBeFoundFirst() {
        world.weather().side(4, 1);
        Host stranger = world.addHost().start();
        world.run(Duration.ofSeconds(20));
        assertThat(Agreement.of(world).anyStrangers()).isTrue();

        world.weather().side(4, 0);
        comes(() -> !Agreement.of(world).anyStrangers());
        comes(() -> Agreement.of(world).difference().isEmpty());
        stranger.interfaces().up(false);
        comes(() -> differs("as FAILED"));
        assertThat(Agreement.of(world).anyStrangers()).isFalse();
        stranger.interfaces().replace(world.newAddress());
        assertThat(Agreement.of(world).anyStrangers()).isFalse(); // it knows where the others are
    }
}

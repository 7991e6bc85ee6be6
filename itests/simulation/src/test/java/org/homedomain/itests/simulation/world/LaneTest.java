// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.membership.Pacing;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final class End implements Lane.Mouth {
        private boolean there = true;
        private boolean knows = true;

        @Override
        public boolean isThere() {
            return there;
        }

        @Override
        public boolean knowsConnection() {
            return knows;
        }
    }

    private final World world = new World(5, Pacing.DEFAULT);
    private final End sender = new End();
    private final End receiver = new End();
    private final List<String> seen = new ArrayList<>();
    private final Lane lane =
            new Lane(world, 0, 1, sender, receiver, () -> seen.add("reset"), () -> seen.add("gave up at " + minutes()));

    private long minutes() {
        return Duration.ofNanos(world.now()).toMinutes();
    }

    private void send(int number) {
        lane.send(1, () -> seen.add(Integer.toString(number)));
    }

    @Test
    void whatGetsLostHoldsUpWhatComesAfterIt() {
        world.weather().cut(0, 1, true);
        send(1);
        world.weather().cut(0, 1, false);
        send(2);

        world.run(Duration.ofMillis(190));
        assertThat(seen).isEmpty();

        world.run(Duration.ofMillis(20));
        assertThat(seen).containsExactly("1", "2");
    }

    @Test
    void allArrivesOnceAndInOrderWhateverIsLost() {
        world.weather().loss(0.3);
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            send(number);
            sent.add(Integer.toString(number));
            world.run(Duration.ofMillis(10));
        }
        world.run(Duration.ofMinutes(10));

        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void aSenderGivesUpAfterAQuarterOfAnHour() {
        receiver.there = false;
        send(1);
        world.run(Duration.ofMinutes(30));

        assertThat(seen).containsExactly("gave up at 15");
    }

    @Test
    void aMachineThatKnowsNothingOfTheConnectionResetsIt() {
        receiver.knows = false;
        send(1);
        world.run(Duration.ofMillis(10));

        assertThat(seen).containsExactly("reset");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** Who says goodbye does not fail; rule M17. */
class GoodbyeTest {

    private final World world = new World(11);

    @Test
    void leavingIsKnownAtOnceAndIsNoFailure() {
        world.settle("a", "b", "c");
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
    void whoHasLeftEndsItsStreams() {
        world.settle("a", "b", "c");
        assertThat(world.openStreams()).isEqualTo(3);

        world.host("c").ask(new Input.LeaveAsked(7));
        world.run(Duration.ofSeconds(2));

        assertThat(world.openStreams()).isEqualTo(1);
    }

    @Test
    void joiningAgainTakesTheGoodbyeBack() {
        world.settle("a", "b", "c");
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
        world.settle("a", "b");
        Host gone = world.host("b");
        gone.ask(new Input.LeaveAsked(7));
        world.run(Duration.ofSeconds(2));

        world.host("a").ask(new Input.JoinAsked(9, gone.endpoint()));
        world.run(Duration.ofSeconds(5));

        assertThat(world.host("a").answers).contains(new Answer.NotJoined(9, "This domain has left the dominion."));
    }
}

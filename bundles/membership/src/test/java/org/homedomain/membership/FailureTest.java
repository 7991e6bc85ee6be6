// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.ProtocolRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is killed or loses power is given up, by all and with a reason; rules M9 and M10. */
class FailureTest {

    private final World world = new World(11);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aKilledProcessFailsAtOnce(int count) {
        String[] names = new String[count];
        for (int number = 0; number < count; number++) {
            names[number] = "d" + number;
        }
        world.settle(names);
        Host victim = world.host("d0");
        victim.kill();

        Duration taken = world.runUntil(() -> world.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(50));
    }

    /** M10: whom this domain cannot reach can tell it nothing. */
    @Test
    void whoIsLeftWithOneThatCannotBeReachedDecidesAlone() {
        world.settle("a", "b", "c");
        world.cut((from, to) -> !from.equals("b") && !to.equals("b"));
        world.run(Duration.ofSeconds(30));
        Host victim = world.host("b");
        assertThat(world.host("a").sees(victim, PeerStatus.ALIVE)).isTrue();
        victim.unplug();

        world.runUntil(
                () -> world.host("a").sees(victim, PeerStatus.FAILED)
                        && world.host("c").sees(victim, PeerStatus.FAILED),
                Duration.ofSeconds(20));
    }

    /** M8.4, M9.2: all of sixteen see it at once, and each call costs all of them processor time. */
    @Test
    void notEverybodyTellsEverybodyOfAKilledProcess() {
        String[] names = new String[16];
        for (int number = 0; number < names.length; number++) {
            names[number] = "d" + number;
        }
        world.settle(names);
        Host victim = world.host("d7");
        victim.kill();
        long before = world.exchanges;

        world.runUntil(() -> world.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(1));
        world.run(Duration.ofSeconds(1));

        assertThat(world.exchanges - before)
                .as("its three watchers call it when the stream ends, and have another one to watch")
                .isEqualTo(3 + 3);
        assertThat(world.verdicts)
                .as("two tell all others, and a third if it does not hear them before its turn")
                .isBetween(2 * 14L, 3 * 14L);
    }

    /** M8.5: two of those who find a silent one tell all others over the streams, and all ask it themselves. */
    @Test
    void aSilentOneCostsNoCallsAmongTheOthers() {
        String[] names = new String[16];
        for (int number = 0; number < names.length; number++) {
            names[number] = "d" + number;
        }
        world.settle(names);
        Host victim = world.host("d7");
        victim.unplug();
        long exchanges = world.exchanges;
        long verdicts = world.verdicts;

        world.runUntil(() -> world.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(1));

        assertThat(world.exchanges - exchanges)
                .as("each asks it, those who found it again, and nobody calls anybody else")
                .isBetween(15L, 2 * 15L);
        assertThat(world.verdicts - verdicts)
                .as("not everybody tells everybody")
                .isLessThan(15 * 14L);
    }

    /** M8.5. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theSilenceOfADomainIsToldThoughStreamsAreStuck(int seed) {
        World stuck = new World(seed);
        stuck.settle("a", "b", "c", "d", "e", "f", "g", "h");
        Host victim = stuck.host("b");
        stuck.stickStreams();
        victim.unplug();

        Duration taken = stuck.runUntil(() -> stuck.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(3_200));
    }

    /** M9.2: what was said over streams that carry nothing any more is told by calls. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theEndOfAProcessIsToldThoughStreamsAreStuck(int seed) {
        World stuck = new World(seed);
        stuck.settle("a", "b", "c", "d", "e");
        Host victim = stuck.host("b");
        stuck.stickStreams();
        victim.kill();

        Duration taken = stuck.runUntil(() -> stuck.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(450));
    }

    /** M23: the only domain that neither sees the end nor hears of it is no neighbour of the two others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whoWasNotReachedLearnsOfTheEndByTheDigest(int seed) {
        World house = new World(seed);
        house.settle("d00", "d01", "d02", "d03", "d04", "d05", "d06", "d07", "d08", "d09", "d10", "d11", "d12");
        Host victim = house.host("d00");
        Set<String> speakers = Set.of("d00", "d10", "d11", "d12");
        house.cut((from, to) ->
                (from.equals("d06") && speakers.contains(to)) || (to.equals("d06") && speakers.contains(from)));
        victim.kill();
        house.run(Duration.ofMillis(100));
        assertThat(house.host("d06").statusOf(victim)).isEqualTo(PeerStatus.ALIVE);
        house.heal();

        Duration taken = house.runUntil(() -> house.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Pacing.DEFAULT.beatInterval().multipliedBy(2));
    }

    /** M9.2: one of protocol 1 has no stream, so it sees nothing by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whoHasNoStreamIsCalled(int seed) {
        World mixed = new World(seed);
        mixed.host("c").protocol = new ProtocolRange(1, 1);
        mixed.settle("a", "b", "c", "d");
        Host victim = mixed.host("b");
        victim.kill();

        Duration taken = mixed.runUntil(() -> mixed.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(80));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void aHostWithoutPowerFailsWithinTheSuspicionTime(int count) {
        String[] names = new String[count];
        for (int number = 0; number < count; number++) {
            names[number] = "d" + number;
        }
        world.settle(names);
        Host victim = world.host("d0");
        victim.unplug();

        Duration taken = world.runUntil(() -> world.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(taken).isLessThan(Duration.ofMillis(2_500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "without power"})
    void everySuspicionHasAReason(String how) {
        world.settle("a", "b", "c", "d");
        Host victim = world.host("b");
        if (how.equals("killed")) {
            victim.kill();
        } else {
            victim.unplug();
        }

        world.runUntil(() -> world.allShow(victim, PeerStatus.FAILED), Duration.ofSeconds(30));

        assertThat(world.hosts().stream().flatMap(host -> host.events.stream()))
                .filteredOn(event -> event.kind() == PeerEvent.Kind.SUSPECTED)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.reason()).isNotEmpty());
    }

    @Test
    void fivePercentLossRemovesNobodyInTenMinutes() {
        world.settle("a", "b", "c", "d", "e");
        world.loss = 0.05;

        world.run(Duration.ofMinutes(10));

        for (Host host : world.hosts()) {
            assertThat(host.eventCount(PeerEvent.Kind.FAILED)).as(host.name()).isZero();
        }
    }
}

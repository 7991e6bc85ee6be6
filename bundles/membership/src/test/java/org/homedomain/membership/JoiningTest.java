// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.homedomain.api.peer.PeerEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoiningTest {

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(number -> "d" + number).toArray(String[]::new);
    }

    private static World fresh(long seed, String... names) {
        World world = new World(seed);
        for (String name : names) {
            world.host(name);
        }
        world.hosts().forEach(Host::start);
        return world;
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 1", "8, 1", "2, 2", "5, 2", "8, 2", "16, 3", "40, 4"})
    void freshDomainsKnowEachOtherWithinTheMulticastDelay(int count, long seed) {
        String[] names = names(count);
        World world = fresh(seed, names);

        Duration taken = world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));

        assertThat(taken).isLessThan(Duration.ofMillis(150));
        world.hosts().forEach(host -> assertThat(host.eventCount(PeerEvent.Kind.JOINED))
                .isEqualTo(count - 1));
    }

    /** Each pair has to speak once; on a small machine each further exchange makes all slower. */
    @ParameterizedTest
    @CsvSource({"5, 1", "8, 1", "8, 2", "16, 3"})
    void freshDomainsMakeFewExchanges(int count, long seed) {
        World world = fresh(seed, names(count));
        world.runUntil(() -> world.allSee(names(count)), Duration.ofSeconds(5));
        assertThat(world.exchanges).isLessThan((long) count * (count - 1));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "4, 1", "7, 1", "15, 2", "40, 2"})
    void aLateJoinerIsKnownByAllAtOnce(int count, long seed) {
        World world = fresh(seed, names(count));
        world.runUntil(() -> world.allSee(names(count)), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(30));
        Host late = world.host("d" + count);

        late.start();
        Duration taken = world.runUntil(() -> world.allSee(names(count + 1)), Duration.ofSeconds(5));

        assertThat(taken).isLessThan(Duration.ofMillis(200));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains that call each other at the same time. */
@SuppressWarnings("NullAway.Init")
class CrossingTest {

    private static final int DOMAINS = 5;
    private static final int ROUNDS = 10;
    private static final int FIRST_PORT = 9_001;

    @TempDir
    Path disk;

    private final Neighbourhood neighbourhood = new Neighbourhood();
    private final List<House> houses = new ArrayList<>();

    @AfterEach
    void close() {
        houses.forEach(House::close);
    }

    private House house(int number) {
        String name = "house-" + number;
        House house = new House(neighbourhood, name, FIRST_PORT + number, disk.resolve(name));
        houses.add(house);
        return house;
    }

    @Test
    void crossingExchangesOfManyDomainsNeverWaitForEachOther() throws Exception {
        neighbourhood.delay(Duration.ofMillis(20));
        House first = house(0);
        for (int number = 1; number < DOMAINS; number++) {
            house(number)
                    .control
                    .join("127.0.0.1", first.transport.port())
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            AdvertisedService news = new AdvertisedService("lamp", round);
            houses.parallelStream().forEach(house -> house.registry.servicesChanged(List.of(news)));
            House.await(() -> houses.stream().allMatch(house -> tellsOfAll(house, news)));
        }
        assertThat(neighbourhood.waits()).isEmpty();
    }

    private static boolean tellsOfAll(House house, AdvertisedService news) {
        return house.registry.published().view().all().toList().size() == DOMAINS
                && house.registry.published().view().all().allMatch(peer -> peer.identity()
                        .services()
                        .equals(List.of(news)));
    }

    @Test
    void exchangesFromManyThreadsAreAllAnswered() {
        Answering answering = new Answering(house(0).registry);
        ExchangeMessage empty = new ExchangeMessage(Optional.empty(), List.of(), Optional.empty());
        var answers = IntStream.range(0, 500)
                .parallel()
                .mapToObj(number -> answering.onExchange(empty, "127.0.0.1").toCompletableFuture())
                .toList();

        answers.forEach(answer -> assertThat(
                        answer.orTimeout(20, TimeUnit.SECONDS).join().sender())
                .isPresent());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.DomainControlException;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two registries let people see of each other, and sleeping. */
@SuppressWarnings("NullAway.Init")
class SeeingTest {

    private static final Duration NIGHT = Duration.ofHours(8);

    private final Neighbourhood neighbourhood = new Neighbourhood();

    @TempDir
    Path disk;

    private House house(String name, int port) {
        return new House(neighbourhood, name, port, disk.resolve(name));
    }

    private static void join(House one, int port) throws Exception {
        one.control.join("127.0.0.1", port).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Peer peer(House house, String name) {
        return house.registry.published().view().named(name).get(0);
    }

    private static boolean happened(House house, PeerEvent.Kind kind) {
        return house.registry.history().after(0).stream()
                .map(PeerHistory.Happening::event)
                .anyMatch(event -> event.kind() == kind);
    }

    @Test
    void roundTripsAreMeasuredWithoutExtraTraffic() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            House.await(() -> hall.sees("kitchen", PeerStatus.ALIVE) && kitchen.sees("hall", PeerStatus.ALIVE));
            House.await(() ->
                    hall.registry.published().roundTrip(peer(hall, "kitchen")).isPresent());

            assertThat(hall.registry.published().roundTrip(peer(hall, "kitchen")))
                    .contains(Neighbourhood.ROUND_TRIP);
            assertThat(hall.registry.published().roundTrip(peer(hall, "hall"))).isEmpty();

            hall.control.ping(peer(hall, "kitchen")).toCompletableFuture().get(20, TimeUnit.SECONDS);
            // The ping takes 1 ms there, which counts for an eighth.
            assertThat(hall.registry.published().roundTrip(peer(hall, "kitchen")))
                    .hasValueSatisfying(time -> assertThat(time).isLessThan(Neighbourhood.ROUND_TRIP));
        }
    }

    @Test
    void figuresAreCountedByStableNames() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            House.await(() -> hall.sees("kitchen", PeerStatus.ALIVE));
            kitchen.vanish();
            House.await(() -> hall.sees("kitchen", PeerStatus.FAILED));

            Map<String, Double> figures = new MembershipStatistics(hall.registry)
                    .figures().stream().collect(Collectors.toMap(Figure::name, Figure::value));
            assertThat(figures)
                    .containsEntry("peers.failed", 1.0)
                    .containsEntry("peers.alive", 0.0)
                    .containsEntry("events.joined", 1.0)
                    .containsEntry("events.failed", 1.0)
                    .containsEntry("rtt.median", 3.0)
                    .containsEntry("dropped.misdirected", 0.0)
                    .containsKeys(
                            "uptime",
                            "health",
                            "streams.open",
                            "dials.waiting",
                            "rtt.p99",
                            "dropped.messages-too-fast");
        }
    }

    @Test
    void aSleeperIsShownWithItsRemainingTimeUntilItWakes() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));

            kitchen.control.sleep(NIGHT).toCompletableFuture().get(20, TimeUnit.SECONDS);

            House.await(() -> hall.sees("kitchen", PeerStatus.SLEEPING));
            assertThat(hall.registry.published().untilReturn(peer(hall, "kitchen")))
                    .hasValueSatisfying(left -> assertThat(left).isBetween(NIGHT.minusMinutes(1), NIGHT));
            assertThat(hall.registry.published().sinceLapse(peer(hall, "kitchen")))
                    .hasValueSatisfying(since -> assertThat(since).isLessThan(Duration.ofMinutes(1)));
            assertThat(kitchen.registry.published().view().self().status()).isEqualTo(PeerStatus.SLEEPING);
            assertThat(happened(hall, PeerEvent.Kind.SLEPT)).isTrue();
            assertRefused(kitchen.control.leave(), "domain:wake");
            assertRefused(kitchen.control.sleep(NIGHT), "takes no part already");

            kitchen.control.wake().toCompletableFuture().get(20, TimeUnit.SECONDS);

            House.await(() -> hall.sees("kitchen", PeerStatus.ALIVE));
            assertRefused(kitchen.control.wake(), "does not sleep");
        }
    }

    @Test
    void whoSleepsAndEndsIsStillExpectedBackAndWakesByItsRestart() throws Exception {
        try (House hall = house("hall", 9001)) {
            try (House kitchen = house("kitchen", 9002)) {
                join(hall, 9002);
                House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));
                kitchen.control.sleep(NIGHT).toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            House.await(() -> hall.sees("kitchen", PeerStatus.SLEEPING));
            assertThat(happened(hall, PeerEvent.Kind.LEFT)).isFalse();

            try (House kitchen = house("kitchen", 9002)) {
                join(kitchen, 9001);
                House.await(() -> hall.sees("kitchen", PeerStatus.ALIVE));
            }
        }
    }

    @Test
    void anAbsenceHasItsBounds() throws Exception {
        try (House hall = house("hall", 9001)) {
            assertRefused(hall.control.sleep(Duration.ZERO), "at most 24 hours");
            assertRefused(hall.control.sleep(DomainControl.LONGEST_SLEEP.plusSeconds(1)), "at most 24 hours");
        }
    }

    private static void assertRefused(CompletionStage<Void> stage, String words) {
        assertThatThrownBy(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(DomainControlException.class)
                .hasMessageContaining(words);
    }
}

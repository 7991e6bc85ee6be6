// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final History history = new History(new Surroundings(nanos::get, clock::get, new Random(1), () -> "id"));

    private static PeerEvent event(PeerEvent.Kind kind, String reason) {
        Identity identity = new Identity("id", "den", Endpoint.of("10.0.0.7", 9000), "1.0.0", Set.of(), List.of());
        return new PeerEvent(kind, new Peer(identity, PeerStatus.ALIVE, 1, false, Peer.Contact.NONE), reason);
    }

    @Test
    void tellsWhatCameAfterANumber() {
        history.record(List.of(event(PeerEvent.Kind.JOINED, "one"), event(PeerEvent.Kind.UPDATED, "two")));
        history.record(List.of(event(PeerEvent.Kind.FAILED, "three")));

        assertThat(history.after(1)).extracting(PeerHistory.Happening::number).containsExactly(2L, 3L);
        assertThat(history.after(0)).hasSize(3);
        assertThat(history.after(3)).isEmpty();
        assertThat(history.count(PeerEvent.Kind.FAILED)).isEqualTo(1);
        assertThat(history.count(PeerEvent.Kind.LEFT)).isZero();
    }

    @Test
    void keepsTheLastThousandAndCountsAll() {
        for (int number = 0; number < PeerHistory.CAPACITY + 5; number++) {
            history.record(List.of(event(PeerEvent.Kind.UPDATED, "")));
        }

        assertThat(history.after(0)).hasSize(PeerHistory.CAPACITY);
        assertThat(history.after(0).get(0).number()).isEqualTo(6);
        assertThat(history.count(PeerEvent.Kind.UPDATED)).isEqualTo(PeerHistory.CAPACITY + 5);
    }

    @Test
    void aClockThatIsSetLaterPutsEarlierEventsRight() {
        history.record(List.of(event(PeerEvent.Kind.JOINED, "")));
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
        clock.set(Instant.parse("2026-11-22T08:01:30Z"));

        PeerHistory.Happening told = history.after(0).get(0);

        assertThat(told.age()).isEqualTo(Duration.ofSeconds(90));
        assertThat(told.time()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    }
}

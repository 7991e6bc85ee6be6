// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SwitchableSessionTest {

    private final SwitchableSession session =
            new SwitchableSession(Domains.domain("title", "id", 1001), sighting -> {}, closed -> {});

    /** JmDNS takes seconds to close. */
    @Test
    void nobodyWaitsForASessionThatIsBeingClosed() throws Exception {
        Slow old = new Slow();
        Slow next = new Slow();
        next.mayClose.countDown();
        session.use(Optional.of((self, listener) -> old));
        CompletableFuture<Void> switching =
                CompletableFuture.runAsync(() -> session.use(Optional.of((self, listener) -> next)));
        old.closing.await();

        session.assume(Posture.LONELY);
        session.follow(List.of(Domains.loopback()));
        assertThat(session.current()).isEmpty();

        old.mayClose.countDown();
        switching.get(10, TimeUnit.SECONDS);
        assertThat(session.current()).contains(next);
        assertThat(next.posture).isEqualTo(Posture.LONELY);
        assertThat(next.links).containsExactly(Domains.loopback());
        session.close();
    }

    /** A session whose closing takes as long as the test wants. */
    private static final class Slow implements MdnsSession {

        private final CountDownLatch closing = new CountDownLatch(1);
        private final CountDownLatch mayClose = new CountDownLatch(1);
        private volatile Posture posture = Posture.QUIET;
        private volatile List<Link> links = List.of();

        @Override
        public void follow(List<Link> now) {
            links = now;
        }

        @Override
        public void assume(Posture next) {
            posture = next;
        }

        @Override
        public Optional<EchoProbe.Echoes> probe(Duration patience) {
            return Optional.empty();
        }

        @Override
        public Map<Lane, LaneSockets.LaneState> states() {
            return Map.of();
        }

        @Override
        public String drops() {
            return "";
        }

        @Override
        public void close() {
            closing.countDown();
            try {
                mayClose.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

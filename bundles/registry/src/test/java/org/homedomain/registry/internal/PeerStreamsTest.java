// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.homedomain.membership.Input;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.StreamEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeerStreamsTest {

    private static final Handshake GREETING =
            new Handshake("Dominion", "id-peer", 1, Optional.empty(), ProtocolRange.OURS);
    private static final Verdict VERDICT = new Verdict("id-third", 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-peer");

    /** M12.4. */
    @Test
    void aVerdictThatWaitedTooLongCountsForNothing() throws Exception {
        AtomicLong now = new AtomicLong();
        List<Input> taken = new ArrayList<>();
        SerialLoop loop = new SerialLoop("homedomain-test");
        try {
            PeerStreams streams =
                    new PeerStreams(new Neighbourhood().transport(9001), loop, new Gate(10), taken::add, now::get);
            StreamEvents events = streams.offered(LocalStream.pair(Runnable::run)[0], GREETING, "127.0.0.1");
            CountDownLatch busy = new CountDownLatch(1);
            loop.post(() -> await(busy));
            events.told(VERDICT);
            events.beat(new Beat(1));
            now.addAndGet(Registry.MESSAGE_KEEPS.toNanos() + 1);
            busy.countDown();
            CountDownLatch done = new CountDownLatch(1);
            events.told(VERDICT);
            loop.post(done::countDown);
            await(done);
        } finally {
            loop.close();
        }
        assertThat(taken)
                .extracting(input -> input.getClass().getSimpleName())
                .containsExactly("StreamOffered", "BeatReceived", "VerdictReceived");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

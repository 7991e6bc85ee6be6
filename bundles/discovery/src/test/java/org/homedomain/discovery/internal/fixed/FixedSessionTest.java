// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class FixedSessionTest {

    private static final Endpoint PEER = Endpoint.of("127.0.0.1", 9001);
    private static final Endpoint OTHER = Endpoint.of("127.0.0.2", 9002);

    private final BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final NameLookup lookup = new NameLookup();
    private final FixedSession session =
            new FixedSession(sightings::add, lookup, scheduler, new Random(1), closed -> {});

    @AfterEach
    void close() throws Exception {
        session.close();
        assertThat(scheduler.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LONELY, 1, 1",
        "LONELY, 2, 2",
        "LONELY, 3, 4",
        "LONELY, 6, 32",
        "LONELY, 7, 60",
        "LONELY, 1000000, 60",
        "QUIET, 1, 60",
        "ANSWERABLE, 1, 60"
    })
    void gapsGrowWhileLonely(Posture posture, int told, int seconds) {
        assertThat(PeerTempo.gap(posture, told)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void tellsOfEachPeerAtOnceAndAgainWhileLonely() throws Exception {
        session.assume(Posture.LONELY);
        session.follow(List.of(PEER));

        Sighting first = next();
        assertThat(first.id()).isEmpty();
        assertThat(first.endpoint()).isEqualTo(PEER);
        assertThat(next()).isEqualTo(first);
    }

    @Test
    void whoBecomesLonelyTriesAllPeersAtOnce() throws Exception {
        session.follow(List.of(PEER));
        next();
        session.assume(Posture.LONELY);
        assertThat(next().endpoint()).isEqualTo(PEER);
    }

    @Test
    void followsTheSettings() throws Exception {
        session.follow(List.of(PEER));
        next();
        session.follow(List.of(OTHER));
        assertThat(next().endpoint()).isEqualTo(OTHER);

        session.assume(Posture.LONELY);
        assertThat(next().endpoint()).isEqualTo(OTHER);
        assertThat(next().endpoint()).isEqualTo(OTHER);
    }

    @Test
    void aNameWithoutAddressHindersNoOtherAndIsReported() throws Exception {
        Endpoint nobody = Endpoint.of("nobody.invalid", 9003);
        session.follow(List.of(nobody, PEER));
        assertThat(next().endpoint()).isEqualTo(PEER);

        assertThat(lookup.addresses("nobody.invalid")).isEmpty();
        assertThat(FixedReport.of(List.of(nobody, PEER), lookup))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.FAULT, Finding.Severity.OK);
    }

    private Sighting next() throws InterruptedException {
        Sighting next = sightings.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Drops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What membership did since the start, in numbers. */
final class MembershipStatistics implements Statistics {

    private static final Logger LOG = LoggerFactory.getLogger(MembershipStatistics.class);
    private static final int ORDER = 50;
    private static final long BOUND_MILLIS = 900;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Registry registry;

    MembershipStatistics(Registry registry) {
        this.registry = registry;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(millis("uptime", registry.uptime(), "since this domain started"));
        for (PeerStatus status : PeerStatus.values()) {
            figures.add(Figure.count("peers." + word(status), peers(status), "peers that are " + word(status)));
        }
        for (PeerEvent.Kind kind : PeerEvent.Kind.values()) {
            figures.add(Figure.count("events." + word(kind), registry.history().count(kind), "events " + word(kind)));
        }
        roundTrips(figures);
        inside(figures);
        return figures;
    }

    private long peers(PeerStatus status) {
        return registry.published().view().peers().stream()
                .map(Peer::status)
                .filter(status::equals)
                .count();
    }

    private void roundTrips(List<Figure> figures) {
        long[] sorted = registry.roundTrips().recent();
        figures.add(Figure.count("rtt.measured", sorted.length, "last round trips that the next four are made of"));
        if (sorted.length > 0) {
            figures.add(rtt("min", sorted[0]));
            figures.add(rtt("median", sorted[sorted.length / 2]));
            figures.add(rtt("p99", sorted[(int) Math.ceil(sorted.length * 0.99) - 1]));
            figures.add(rtt("max", sorted[sorted.length - 1]));
        }
    }

    private static Figure rtt(String which, long nanos) {
        return Figure.millis("rtt." + which, nanos / NANOS_PER_MILLI, "round trip to a peer, " + which);
    }

    /** What only the loop knows. Left out if it does not answer in time. */
    private void inside(List<Figure> figures) {
        try {
            MembershipLoop.Health health = registry.membership().health().get(BOUND_MILLIS, TimeUnit.MILLISECONDS);
            figures.add(Figure.count("dials.waiting", health.waitingDials(), "addresses that wait to be dialled"));
            figures.add(Figure.count("streams.open", health.openStreams(), "open streams to peers"));
            figures.add(Figure.score(
                    "health", health.healthScore(), "how slow this domain takes itself to be: 0 is well, 7 the worst"));
            for (Drops.Cause cause : Drops.Cause.values()) {
                long dropped = health.drops().getOrDefault(cause, 0L);
                figures.add(Figure.count("dropped." + word(cause), dropped, cause.words()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException busy) {
            LOG.debug("the loop does not say how it stands", busy);
        }
        figures.add(Figure.count(
                "dropped.messages-too-fast", registry.droppedMessages(), "messages that came faster than handled"));
        figures.add(Figure.count(
                "dropped.sightings-too-fast", registry.droppedSightings(), "sightings that came faster than handled"));
    }

    private static Figure millis(String name, Duration time, String meaning) {
        return Figure.millis(name, time.toNanos() / NANOS_PER_MILLI, meaning);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Round trips to peers as they were measured: smoothed for each, and the last ones of all; thread-safe. */
final class RoundTrips {

    /** So many of the last round trips, to whomever, are kept for the statistics. */
    static final int RECENT = 512;

    /** As many peers as membership knows; {@code PeerTable.MAX_PEERS}. */
    static final int MAX_PEERS = 4_096;

    /** RFC 6298, section 2: a new measurement counts for an eighth. */
    private static final int SMOOTHING = 8;

    private final Map<String, Long> smoothed = new HashMap<>();
    private final long[] recent = new long[RECENT];
    private long measured;

    synchronized void measured(String peerId, Duration time) {
        long nanos = time.toNanos();
        if (smoothed.size() < MAX_PEERS || smoothed.containsKey(peerId)) {
            smoothed.merge(peerId, nanos, (before, now) -> before + (now - before) / SMOOTHING);
        }
        recent[(int) (measured % RECENT)] = nanos;
        measured++;
    }

    synchronized Optional<Duration> smoothed(String peerId) {
        return Optional.ofNullable(smoothed.get(peerId)).map(Duration::ofNanos);
    }

    /** Forgets all other peers. */
    synchronized void retain(Collection<String> peerIds) {
        smoothed.keySet().retainAll(peerIds);
    }

    /** The last round trips, shortest first. */
    synchronized long[] recent() {
        int count = (int) Math.min(measured, RECENT);
        long[] sorted = Arrays.copyOf(recent, count);
        Arrays.sort(sorted);
        return sorted;
    }
}

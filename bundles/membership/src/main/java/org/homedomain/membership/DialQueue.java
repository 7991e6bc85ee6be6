// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Addresses waiting to be dialled, so that no number of bad ones keeps a good one waiting for long; rule M6. */
final class DialQueue {

    /*
     * How it works. At most MAX_PARALLEL dials are under way. What waits is taken alternately from the newest end, so
     * that a good sighting after a flood is dialled at once, and at random, so that a good one within or before a flood
     * has its chance too. When the queue is full the oldest goes. An address that failed is left alone for a time that
     * doubles; the addresses that failed last are remembered, so that a lonely domain can try them again by itself.
     */

    static final int MAX_WAITING = 1_024;
    static final int MAX_PARALLEL = 16;
    static final int MAX_REMEMBERED = 1_024;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(250);

    private record Failed(Candidate candidate, int failures, long notBefore) {}

    private final Map<String, Candidate> waiting = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final Map<String, Failed> failed = new LinkedHashMap<>();
    private boolean newestNext = true;

    /** Queues a candidate unless it is queued, under way or backed off; returns how many were pushed out. */
    int offer(Candidate candidate, long now) {
        String key = candidate.key();
        Failed before = failed.get(key);
        if (underWay.contains(key) || (before != null && now < before.notBefore())) {
            return 0;
        }
        waiting.remove(key);
        waiting.put(key, candidate);
        if (waiting.size() <= MAX_WAITING) {
            return 0;
        }
        waiting.remove(waiting.keySet().iterator().next());
        return 1;
    }

    /** The candidate to dial now, from now on under way; empty if none waits or enough are under way. */
    Optional<Candidate> take(RandomGenerator random) {
        if (waiting.isEmpty() || underWay.size() >= MAX_PARALLEL) {
            return Optional.empty();
        }
        int last = waiting.size() - 1;
        int index = newestNext ? last : random.nextInt(last + 1);
        newestNext = !newestNext;
        Candidate chosen = new ArrayList<>(waiting.values()).get(index);
        waiting.remove(chosen.key());
        underWay.add(chosen.key());
        return Optional.of(chosen);
    }

    boolean canTake() {
        return !waiting.isEmpty() && underWay.size() < MAX_PARALLEL;
    }

    /** The more wait, the less time each one gets. */
    Duration deadline(Duration dialTimeout) {
        return deadline(dialTimeout, waiting.size());
    }

    static Duration deadline(Duration dialTimeout, int waitingCount) {
        Duration share = dialTimeout.multipliedBy(MAX_PARALLEL).dividedBy(MAX_PARALLEL + waitingCount);
        return share.compareTo(SHORTEST_DEADLINE) < 0 ? SHORTEST_DEADLINE : share;
    }

    void succeeded(Candidate candidate) {
        underWay.remove(candidate.key());
        failed.remove(candidate.key());
    }

    void failed(Candidate candidate, long now) {
        String key = candidate.key();
        underWay.remove(key);
        Failed before = failed.remove(key);
        int failures = before == null ? 1 : before.failures() + 1;
        failed.put(key, new Failed(candidate, failures, now + backoff(failures, candidate.longestBackoff())));
        if (failed.size() > MAX_REMEMBERED) {
            failed.remove(failed.keySet().iterator().next());
        }
    }

    /** 1, 2, 4 … seconds, up to the longest. */
    static long backoff(int failures, Duration longest) {
        long doubled = FIRST_BACKOFF.toNanos() << Math.min(failures - 1, 20);
        return Math.min(doubled, longest.toNanos());
    }

    /** Queues addresses that failed before and may be tried again; at most as many as can be dialled at once. */
    void retryFailed(long now, RandomGenerator random) {
        List<Failed> due = new ArrayList<>(failed.values());
        due.removeIf(entry ->
                now < entry.notBefore() || waiting.containsKey(entry.candidate().key()));
        for (int count = 0; count < MAX_PARALLEL && !due.isEmpty(); count++) {
            offer(due.remove(random.nextInt(due.size())).candidate(), now);
        }
    }

    int waitingCount() {
        return waiting.size();
    }
}

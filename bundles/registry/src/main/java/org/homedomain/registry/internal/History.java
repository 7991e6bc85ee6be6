// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory;

/** The last events, and how many there were of each kind; thread-safe. */
final class History implements PeerHistory {

    /* No wall-clock time is kept: a clock without battery is set after the first events, which would look old then. */
    private record Kept(long number, long atNanos, PeerEvent event) {

        /** About how many bytes it keeps in memory: each holds a peer as it was then. */
        int weight() {
            Identity was = event.peer().identity();
            return EVENT + ITEM * (was.services().size() + was.traits().size());
        }
    }

    /** All together: whoever tells of many services again and again has a shorter history. */
    private static final int MOST_WEIGHT = 2 << 20;

    private static final int EVENT = 600;
    private static final int ITEM = 120;

    private final LongSupplier nanos;
    private final InstantSource wallClock;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final Map<PeerEvent.Kind, Long> counts = new EnumMap<>(PeerEvent.Kind.class);
    private long last;
    private long weight;

    History(Surroundings surroundings) {
        this.nanos = surroundings.nanos();
        this.wallClock = surroundings.wallClock();
    }

    synchronized void record(List<PeerEvent> events) {
        long now = nanos.getAsLong();
        for (PeerEvent event : events) {
            last++;
            Kept newest = new Kept(last, now, event);
            kept.addLast(newest);
            weight += newest.weight();
            counts.merge(event.kind(), 1L, Long::sum);
            while (kept.size() > CAPACITY || weight > MOST_WEIGHT) {
                weight -= kept.removeFirst().weight();
            }
        }
    }

    @Override
    public List<Happening> after(long number) {
        long now = nanos.getAsLong();
        Instant time = wallClock.instant();
        List<Happening> newer = new ArrayList<>();
        synchronized (this) {
            kept.stream().filter(each -> each.number() > number).forEach(each -> newer.add(happening(each, now, time)));
        }
        return newer;
    }

    private static Happening happening(Kept each, long now, Instant time) {
        Duration age = Duration.ofNanos(Math.max(0, now - each.atNanos()));
        return new Happening(each.number(), age, time.minus(age), each.event());
    }

    /** Events of a kind since the start. */
    synchronized long count(PeerEvent.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}

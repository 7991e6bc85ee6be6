// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What is to be done on a lane and when; one entry per task. Times are readings of a monotonic clock. */
final class LaneAgenda<T extends Enum<T>> {

    private final Map<T, Long> dues;

    LaneAgenda(Class<T> tasks) {
        dues = new EnumMap<>(tasks);
    }

    void set(T task, long dueNanos) {
        dues.put(task, dueNanos);
    }

    /** An entry that is due earlier stays. */
    void setUnlessEarlier(T task, long dueNanos) {
        dues.merge(task, dueNanos, (before, now) -> before - now < 0 ? before : now);
    }

    void clear() {
        dues.clear();
    }

    /** Takes out all that is due, in the order of the tasks. */
    List<T> takeDue(long nowNanos) {
        List<T> due = dues.entrySet().stream()
                .filter(entry -> entry.getValue() - nowNanos <= 0)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(dues::remove);
        return due;
    }

    /** Nanoseconds until something is due, at least 0; empty if nothing ever is. */
    OptionalLong untilNext(long nowNanos) {
        return dues.values().stream()
                .mapToLong(dueNanos -> Math.max(0, dueNanos - nowNanos))
                .min();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.time.Duration;

/** Checks the keys with which the original paces its elections; kept for placement, which does not use them yet. */
final class HierarchyReading {

    private static final Duration LEAST_BACKOFF = Duration.ofMillis(1);

    private HierarchyReading() {}

    static void check(TableReader top) {
        boolean present = top.node("serviceHierarchyConfig").isPresent();
        TableReader hierarchy = top.table("serviceHierarchyConfig");
        hierarchy.value("requiredVotePercentage", Kind.share());
        hierarchy.duration("electionTimeout", PacingReading.LEAST_CHECK, Duration.ofSeconds(10));
        hierarchy.range("electionBackoff", LEAST_BACKOFF, PacingReading.range(100, 1_000));
        hierarchy.range("dependencyCheck", PacingReading.LEAST_CHECK, PacingReading.range(100, 10_000));
        hierarchy.finish();
        if (present) {
            hierarchy.problems().note(hierarchy.place(), "[serviceHierarchyConfig] is checked but not used yet");
        }
    }
}

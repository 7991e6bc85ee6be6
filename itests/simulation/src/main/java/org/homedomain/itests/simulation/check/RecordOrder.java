// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
import org.jspecify.annotations.Nullable;

/** What one run of a domain held and told of others: it never goes back in (incarnation, version); rule M1.1. */
final class RecordOrder {

    /** Records of twins are told side by side (M18), so what is told is ordered for each run of their owner only. */
    private record Run(String id, long boot) {}

    /** What leaves in one step leaves in no particular order. */
    private record Told(Stamp stamp, long step) {}

    private final Map<Run, Told> told = new HashMap<>();
    private final Map<String, Stamp> held = new HashMap<>();

    /** It tells a record in some step; returns what is wrong with that. */
    Optional<String> tells(OwnerRecord now, long step) {
        Run run = new Run(now.id(), now.stamp().boot());
        Told before = told.get(run);
        if (before != null && before.step() == step && !now.stamp().supersedes(before.stamp())) {
            return Optional.empty();
        }
        told.put(run, new Told(now.stamp(), step));
        return check("tells", now, before == null ? null : before.stamp());
    }

    /** It holds a record; returns what is wrong with that. */
    Optional<String> holds(OwnerRecord now) {
        return check("holds", now, held.put(now.id(), now.stamp()));
    }

    private static Optional<String> check(String verb, OwnerRecord now, @Nullable Stamp before) {
        return before != null && before.supersedes(now.stamp())
                ? Optional.of(verb + " record " + now.stamp() + " of " + now.id() + " after " + before)
                : Optional.empty();
    }
}

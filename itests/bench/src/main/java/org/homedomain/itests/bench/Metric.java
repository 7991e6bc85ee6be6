// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.List;
import java.util.Optional;

/**
 * Something that is measured between processes.
 *
 * @param label its name
 * @param unit of its samples
 * @param defaultRuns how often it is repeated unless somebody says otherwise
 * @param meaning what a sample is, for people
 * @param measurement how a sample comes about
 */
record Metric(String label, String unit, int defaultRuns, String meaning, Measurement measurement) {

    static final String FALSE_REMOVALS = "false-removals";

    /** All of them. */
    static final List<Metric> ALL = List.of(
            new Metric(
                    "join",
                    "ms",
                    5,
                    "from the moment a newcomer looks for others until the last of N-1 knows it",
                    new Joining()),
            new Metric("kill", "s", 5, "from kill -9 until the last of N-1 removes it", new LossOfOne(Node::kill)),
            new Metric("silence", "s", 3, "from SIGSTOP until the last of N-1 removes it", new LossOfOne(Node::stop)),
            new Metric(
                    FALSE_REMOVALS,
                    "per node-hour",
                    1,
                    "healthy members removed while packets get lost",
                    new FalseRemovals()),
            new Metric(
                    "traffic",
                    "B/s",
                    1,
                    "bytes sent per member while nothing happens, headers included",
                    new Traffic()),
            new Metric("cpu", "%", 1, "of a processor per member while nothing happens", new Cpu()),
            new Metric("heap", "B", 1, "live heap per known member", new Heap()));

    static Optional<Metric> of(String name) {
        return ALL.stream().filter(metric -> metric.label.equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Metric::label).toList();
    }
}

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

    /** All of them. */
    static final List<Metric> ALL = List.of(
            new Metric(
                    "join",
                    "ms",
                    5,
                    "from the moment a newcomer looks for others until the last of N-1 knows it",
                    new Joining()),
            new Metric("kill", "s", 5, "from kill -9 until the last of N-1 removes it", new LossOfOne(Node::kill)),
            new Metric("silence", "s", 3, "from SIGSTOP until the last of N-1 removes it", new LossOfOne(Node::stop)));

    static Optional<Metric> of(String name) {
        return ALL.stream().filter(metric -> metric.label.equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Metric::label).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.List;

/** Numbers of one kind, sorted. */
record Samples(List<Double> sorted) {

    Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /** The middle one, or the mean of the two in the middle. */
    double median() {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** The smallest one that at least 99 of 100 do not exceed; with less than 100 it is the greatest. */
    double p99() {
        int rank = (int) Math.ceil(0.99 * sorted.size());
        return sorted.get(rank - 1);
    }

    double max() {
        return sorted.get(sorted.size() - 1);
    }
}

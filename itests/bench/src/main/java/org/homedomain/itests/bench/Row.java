// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

/**
 * One result, as it stands in the JSON.
 *
 * @param metric what was measured
 * @param unit of the last three
 * @param n members
 * @param system who
 * @param runs how often it was repeated
 * @param median of all samples, as the two that follow
 */
record Row(String metric, String unit, int n, String system, int runs, double median, double p99, double max) {

    static Row of(Request request, int n, String system, Samples samples) {
        return new Row(
                request.metricName(),
                request.metric().unit(),
                n,
                system,
                request.runs(),
                samples.median(),
                samples.p99(),
                samples.max());
    }
}

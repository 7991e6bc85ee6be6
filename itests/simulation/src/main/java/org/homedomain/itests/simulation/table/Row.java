// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.util.List;
import java.util.Locale;

/**
 * One metric for one number of domains.
 *
 * @param metric what
 * @param domains how many
 * @param values of all runs, sorted
 */
public record Row(Metric metric, int domains, List<Double> values) {

    /** Sorts the values. */
    public Row {
        values = values.stream().sorted().toList();
    }

    private static final String FORMAT = "%-28s %6s %5s %11s %11s %11s %9s  %s";

    /** What the columns of {@link #words()} are. */
    public static String head() {
        return String.format(Locale.ROOT, FORMAT, "metric (unit)", "N", "runs", "median", "p99", "max", "goal", "");
    }

    /** For people. */
    public String words() {
        double goal = metric.goal(domains);
        boolean aimed = !Double.isNaN(goal);
        return String.format(
                Locale.ROOT,
                FORMAT,
                metric.words() + " (" + metric.unit() + ")",
                domains,
                values.size(),
                number(quantile(0.5)),
                number(quantile(0.99)),
                number(quantile(1)),
                aimed ? number(goal) : "",
                aimed ? (quantile(0.5) <= goal ? "met" : "missed") : "");
    }

    /** For programs. */
    public String json() {
        double goal = metric.goal(domains);
        return "{\"metric\": \"" + metric.words() + "\", \"unit\": \"" + metric.unit() + "\", \"n\": " + domains
                + ", \"system\": \"homedomain simulated\", \"runs\": " + values.size() + ", \"median\": "
                + number(quantile(0.5)) + ", \"p99\": " + number(quantile(0.99)) + ", \"max\": "
                + number(quantile(1))
                + (Double.isNaN(goal) ? "" : ", \"goal\": " + number(goal) + ", \"met\": " + (quantile(0.5) <= goal))
                + "}";
    }

    private double quantile(double share) {
        int index = (int) Math.ceil(share * values.size()) - 1;
        return values.get(Math.max(0, index));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows for people, and for programs. */
final class Results {

    private static final String LINE = "%-12s %5s %5s %12s %12s %12s %12s%n";

    private static final String PATH_LINE = "%-18s %5s %12s %12s %12s%n";

    private Results() {}

    static String json(List<Row> rows) {
        return new GsonBuilder().setPrettyPrinting().create().toJson(rows) + System.lineSeparator();
    }

    static String table(Request request, List<Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(request.metricName()).append(", ").append(request.metric().unit());
        text.append(": ").append(request.metric().meaning()).append(System.lineSeparator());
        text.append("All at their shipped defaults, on one machine with ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors.")
                .append(System.lineSeparator());
        text.append(String.format(LINE, "system", "N", "runs", "median", "p99", "max", "x ours"));
        if (rows.isEmpty()) {
            text.append("nothing was measured").append(System.lineSeparator());
        }
        for (Row row : rows) {
            text.append(String.format(
                    LINE,
                    row.system(),
                    row.n(),
                    row.runs(),
                    number(row.median()),
                    number(row.p99()),
                    number(row.max()),
                    ratio(row, rows)));
        }
        return text.toString();
    }

    /** What has no others beside it. */
    static String hotPaths(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(PATH_LINE, "hot path", "N", "median ns", "p99 ns", "max ns"));
        for (Row row : rows) {
            text.append(String.format(
                    PATH_LINE, row.metric(), row.n(), number(row.median()), number(row.p99()), number(row.max())));
        }
        return text.toString();
    }

    private static String ratio(Row row, List<Row> rows) {
        Optional<Row> ours = rows.stream()
                .filter(other -> other.system().equals(Contestants.OURS) && other.n() == row.n())
                .findFirst();
        return ours.filter(other -> other.median() > 0)
                .map(other -> String.format(Locale.ROOT, "%.2f", row.median() / other.median()))
                .orElse("-");
    }

    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }
}

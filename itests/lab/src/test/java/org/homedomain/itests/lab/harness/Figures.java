// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of something that was measured several times; printed, and kept in {@code target/lab}. */
public final class Figures {

    private final String subject;
    private final String unit;
    private final int decimals;
    private final List<Double> values = new ArrayList<>();

    /** Of nothing yet; the subject is also the file's name. */
    public Figures(String subject, String unit, int decimals) {
        this.subject = subject;
        this.unit = unit;
        this.decimals = decimals;
    }

    /** Adds one. */
    public void add(double value) {
        values.add(value);
    }

    /** The middle one; of an even number the upper of the two. */
    public double median() {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** The greatest one. */
    public double worst() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Prints number, median and worst, and writes them with all single values to a file. */
    public void report() {
        System.out.printf(
                "lab: %s: runs %d, median %s, worst %s%n", subject, values.size(), text(median()), text(worst()));
        Map<String, Object> content =
                Map.of("subject", subject, "unit", unit, "median", median(), "worst", worst(), "values", values);
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab"));
            Files.writeString(
                    folder.resolve(subject.replaceAll("[^A-Za-z0-9.-]+", "-") + ".json"), new Gson().toJson(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, unit);
    }
}

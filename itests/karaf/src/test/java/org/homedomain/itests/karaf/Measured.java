// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Figures of one run of the tests: printed, and written to a file for those who compare. */
final class Measured {

    private static final Map<String, Object> FIGURES = new LinkedHashMap<>();

    private Measured() {}

    static void put(String figure, List<Memory> runs) {
        put(figure + ", resident", "kB", runs.stream().map(Memory::resident).toList());
        put(figure + ", heap", "kB", runs.stream().map(Memory::heap).toList());
        put(figure + ", metaspace", "kB", runs.stream().map(Memory::metaspace).toList());
    }

    static synchronized void put(String figure, String unit, List<Long> runs) {
        List<Long> sorted = runs.stream().sorted().toList();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("unit", unit);
        entry.put("runs", runs);
        entry.put("median", sorted.get(sorted.size() / 2));
        entry.put(
                "worst",
                LongStream.of(runs.stream().mapToLong(Long::longValue).toArray())
                        .max()
                        .orElseThrow());
        FIGURES.put(figure, entry);
        System.out.printf(
                "MEASURED %s: median %s %s, worst %s %s (%d runs)%n",
                figure, entry.get("median"), unit, entry.get("worst"), unit, runs.size());
        write();
    }

    private static void write() {
        try {
            Files.writeString(
                    Given.report(),
                    new GsonBuilder().setPrettyPrinting().create().toJson(FIGURES));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

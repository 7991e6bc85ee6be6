// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Times of something that was done several times; printed, and kept in {@code target/lab}. */
public final class Timings {

    private final String subject;
    private final List<Long> millis = new ArrayList<>();

    /** Of nothing yet; the subject is also the file's name. */
    public Timings(String subject) {
        this.subject = subject;
    }

    /** How many runs the tests make of each measured thing: {@code -Dlab.runs}. */
    public static int runs() {
        return Integer.getInteger("lab.runs", 2);
    }

    /** Adds one. */
    public void add(Duration time) {
        millis.add(time.toMillis());
    }

    /** The middle one; of an even number the upper of the two. */
    public long medianMillis() {
        return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
    }

    /** The longest one. */
    public long worstMillis() {
        return millis.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** Prints number, median and worst, and writes them with all single times to a file. */
    public void report() {
        System.out.printf(
                "lab: %s: runs %d, median %d ms, worst %d ms%n", subject, millis.size(), medianMillis(), worstMillis());
        Map<String, Object> content = Map.of(
                "subject", subject, "medianMillis", medianMillis(), "worstMillis", worstMillis(), "millis", millis);
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab"));
            Files.writeString(folder.resolve(subject.replace(' ', '-') + ".json"), new Gson().toJson(content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

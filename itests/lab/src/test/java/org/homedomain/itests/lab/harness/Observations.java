// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What one run of a domain heard of its peers, from the moment its observer watched. */
public final class Observations {

    private final Path file;
    private final long offset;

    private Observations(Path file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /** Those that will come; what the file has is of an earlier run. */
    static Observations from(Path file) {
        return new Observations(file, Files.exists(file) ? file.toFile().length() : 0);
    }

    /** Whether the observer has begun. */
    public boolean begun() {
        return text().contains(" " + Observer.WATCHING + "\n");
    }

    /** All, in their order. */
    List<Observation> all() {
        return text().lines().flatMap(line -> Observation.parse(line).stream()).toList();
    }

    /** Those that were made since a reading of the monotonic clock. */
    public List<Observation> since(long nanos) {
        return all().stream().filter(each -> each.nanos() - nanos >= 0).toList();
    }

    private String text() {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int start = (int) Math.min(offset, bytes.length);
            return new String(Arrays.copyOfRange(bytes, start, bytes.length), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

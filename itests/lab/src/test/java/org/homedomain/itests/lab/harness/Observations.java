// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one run of a domain heard of its peers, from the moment its observer watched. Each look reads what was written
 * since the one before: what is timed shares the processors with it.
 */
public final class Observations {

    private final Path file;
    private final List<Observation> read = new ArrayList<>();
    private long offset;
    private boolean begun;

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
        readOn();
        return begun;
    }

    /** All, in their order. */
    List<Observation> all() {
        readOn();
        return Collections.unmodifiableList(read);
    }

    /** Those that were made since a reading of the monotonic clock. */
    public List<Observation> since(long nanos) {
        return all().stream().filter(each -> each.nanos() - nanos >= 0).toList();
    }

    /** What was begun and is no whole line yet is read the next time. */
    private void readOn() {
        byte[] bytes = tail();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        offset += end;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::take);
    }

    private void take(String line) {
        begun |= line.endsWith(" " + Observer.WATCHING);
        Observation.parse(line).ifPresent(read::add);
    }

    private byte[] tail() {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, source.length() - offset)];
            source.seek(offset);
            source.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

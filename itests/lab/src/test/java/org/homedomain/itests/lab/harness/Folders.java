// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes trees of files. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder with all in it, if there is one. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path path :
                below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Copies the regular files and folders below one folder to another. */
    public static void copy(Path from, Path to) {
        for (Path path : below(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            try {
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(path)) {
                    Files.copy(path, target);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders in which members keep what they keep. */
final class Folders {

    private Folders() {}

    /** The folder, without what an earlier run left in it. */
    static Path empty(Path folder) throws BenchException {
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new BenchException("the folder " + folder + " cannot be used: " + failed);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> below;
        try (Stream<Path> paths = Files.walk(folder)) {
            below = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : below) {
            Files.delete(path);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a remedy of {@code domain:doctor} writes what it names into a file: that has to be a key. */
class NamedKeysTest {

    private static final Pattern NAMED = Pattern.compile("['`](\\w+)(?: = \\w+)?['`]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void keysNamedByRemediesAreKeysOfTheConfiguration() throws IOException {
        Set<String> keys = found(ROW, Files.readString(SourceTree.root().resolve("docs/configuration.md")));
        Set<String> named = found(NAMED, diagnoses());

        assertThat(named).contains("publicAddresses", "interfaces", "peers", "port");
        assertThat(keys).containsAll(named);
    }

    /** The code that makes findings. */
    private static String diagnoses() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path module : SourceTree.modules()) {
            for (Path file : sources(module)) {
                String source = Files.readString(file);
                if (source.contains("Finding.")) {
                    all.append(source);
                }
            }
        }
        return all.toString();
    }

    private static List<Path> sources(Path module) throws IOException {
        Path folder = module.resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}

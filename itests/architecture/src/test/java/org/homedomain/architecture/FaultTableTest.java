// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the original's faults names tests; each of them exists, and no row is without a guard. */
class FaultTableTest {

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final String LATER = "to come";
    private static final int ROWS = 16;

    @Test
    void everyFaultIsGuarded() throws IOException {
        assertThat(rows()).hasSize(ROWS).allMatch(FaultTableTest::isGuarded);
    }

    @Test
    void everyNamedTestExists() throws IOException {
        Map<String, String> tests = testSources();
        List<String> missing = rows().stream()
                .flatMap(row -> NAMED_TEST.matcher(row).results())
                .filter(named -> !tests.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "("))
                .map(named -> named.group())
                .distinct()
                .toList();
        assertThat(missing).isEmpty();
    }

    private static boolean isGuarded(String row) {
        return NAMED_TEST.matcher(row).find() || row.contains(LATER);
    }

    private static List<String> rows() throws IOException {
        Path page = SourceTree.root().resolve("docs/original-faults.md");
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    /** By the name of the class. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(SourceTree.root().resolve("bundles"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                sources.merge(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return sources;
    }
}

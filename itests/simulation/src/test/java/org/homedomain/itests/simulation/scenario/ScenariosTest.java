// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each file of {@code src/test/resources/scenarios}: a line beginning with {@code >} is a command, those behind it are
 * what it shows. {@code -Dscenario.update=true} rewrites them.
 */
class ScenariosTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void showsWhatTheFileSays(Path file) throws IOException {
        List<String> expected = Files.readAllLines(file);
        List<String> actual = play(expected);

        if (Boolean.getBoolean("scenario.update")) {
            Files.write(file, actual);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static List<String> play(List<String> lines) {
        Scenario scenario = new Scenario();
        List<String> played = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) {
                played.add(line);
            } else if (line.startsWith("> ")) {
                played.add(line);
                scenario.carryOut(line.substring(2)).forEach(shown -> played.add("  " + shown));
            }
        }
        return played;
    }
}

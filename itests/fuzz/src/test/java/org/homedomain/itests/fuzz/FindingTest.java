// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads only what the fuzzer prints learns what was found. */
final class FindingTest {

    private static final String LEARNING = "#110\tNEW    cov: 4219 ft: 18214 corp: 76/34Kb lim: 600 exec/s: 6";

    @Test
    void printsTheExceptionAndTheInputThatShowsIt(@TempDir Path folder) throws IOException {
        Path input = Files.write(folder.resolve("crash-4b43"), new byte[] {0, 1, (byte) 0xff});
        assertThat(printed(List.of(
                        LEARNING,
                        "",
                        "== Java Exception: java.lang.AssertionError: always due at once",
                        "\tat org.homedomain.membership.Subject.pass(Subject.java:105)",
                        "== libFuzzer crashing input ==",
                        "artifact_prefix='x/'; Test unit written to " + input)))
                .startsWith("== Java Exception: java.lang.AssertionError: always due at once")
                .contains("Subject.java:105")
                .endsWith("\nAAH/\n");
    }

    @Test
    void printsWhatTookTooLong() throws IOException {
        assertThat(printed(List.of(LEARNING, "==17== ERROR: libFuzzer: timeout after 61 seconds", "Stack traces:")))
                .startsWith("==17== ERROR: libFuzzer: timeout")
                .contains("Stack traces:");
    }

    @Test
    void printsFortyLinesAtMost() throws IOException {
        List<String> log = new ArrayList<>(List.of("== Java Exception: java.lang.StackOverflowError"));
        IntStream.rangeClosed(1, 100).forEach(line -> log.add("line " + line));
        assertThat(printed(log)).contains("StackOverflowError").endsWith("line 39\n");
    }

    @Test
    void printsTheLastLinesWhereThereIsNoException() throws IOException {
        List<String> log =
                IntStream.rangeClosed(1, 100).mapToObj(line -> "line " + line).toList();
        assertThat(printed(log)).startsWith("line 61\n").endsWith("line 100\n");
    }

    private static String printed(List<String> log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Finding.in(log).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

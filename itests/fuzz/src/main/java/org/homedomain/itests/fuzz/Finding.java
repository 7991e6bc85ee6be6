// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Jazzer said of what it found, for those who see nothing of this machine but its output.
 *
 * @param words the exception and the first of what follows; the last words where there is none
 * @param input the file with the input that shows it
 */
record Finding(List<String> words, Optional<Path> input) {

    private static final int MAX_LINES = 40;

    /** An exception, or a run that took too long or too much memory. */
    private static final Pattern BEGIN = Pattern.compile("== Java Exception|==\\d+== *ERROR");

    private static final Pattern WRITTEN = Pattern.compile("Test unit written to (\\S+)");

    static Finding in(List<String> log) {
        int begin = Math.max(0, log.size() - MAX_LINES);
        Optional<Path> input = Optional.empty();
        for (int line = log.size() - 1; line >= 0; line--) {
            Matcher written = WRITTEN.matcher(log.get(line));
            if (BEGIN.matcher(log.get(line)).lookingAt()) {
                begin = line;
            } else if (written.find()) {
                input = Optional.of(Path.of(written.group(1)));
            }
        }
        return new Finding(log.subList(begin, Math.min(log.size(), begin + MAX_LINES)), input);
    }

    /** The words, and the input as Base64. */
    void print(PrintStream out) throws IOException {
        words.forEach(out::println);
        if (input.isPresent()) {
            byte[] octets = Files.readAllBytes(input.get());
            out.println("The input, to be put into the corpus (base64 -d):");
            out.println(Base64.getEncoder().encodeToString(octets));
        }
    }
}

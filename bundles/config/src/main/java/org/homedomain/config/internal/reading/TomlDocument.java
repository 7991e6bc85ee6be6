// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Parses TOML and words what its parser complains about. */
final class TomlDocument {

    private static final String BROKEN = "not TOML: the parser gives up here; is a date or time impossible?";

    private TomlDocument() {}

    /** What could be read; what is not TOML goes to {@code problems}. */
    static Parsed parse(String source, String text, Problems problems) {
        int tooDeep = TomlDepth.lineDeeperThan(TomlNodes.MAX_DEPTH, text);
        if (tooDeep > 0) {
            problems.error(
                    Place.inFile(source, tooDeep, 1),
                    "brackets nested deeper than " + TomlNodes.MAX_DEPTH + " levels; is one not closed?");
            return nothing(source);
        }
        try {
            return parsed(source, text, problems);
        } catch (TomlParseError thrown) {
            problems.error(place(source, thrown), worded(thrown));
        } catch (RuntimeException defect) {
            problems.error(Place.inFile(source, lineThatBreaksTheParser(text), 1), BROKEN);
        }
        return nothing(source);
    }

    private static Parsed parsed(String source, String text, Problems problems) {
        TomlParseResult result = Toml.parse(text);
        int trusted = Integer.MAX_VALUE;
        for (TomlParseError error : result.errors()) {
            problems.error(place(source, error), worded(error));
            if (isSyntax(error)) {
                trusted = Math.min(trusted, error.position().line());
            }
        }
        return new Parsed(new TomlNodes(source, text, problems).table(result), trusted);
    }

    private static Parsed nothing(String source) {
        return new Parsed(new Node.Table(Place.inFile(source, 1, 1), List.of()), 1);
    }

    private static Place place(String source, TomlParseError error) {
        return Place.inFile(source, error.position().line(), error.position().column());
    }

    /** tomlj 1.1.1 throws at impossible dates and says no place: the first line that does it alone is the one. */
    private static int lineThatBreaksTheParser(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                Toml.parse(lines.get(i));
            } catch (RuntimeException broken) {
                return i + 1;
            }
        }
        return 1;
    }

    /**
     * What could be read.
     *
     * @param firstUntrustedLine from which on it may be nonsense; {@link Integer#MAX_VALUE} if all is sound
     */
    record Parsed(Node.Table table, int firstUntrustedLine) {

        boolean isWhole() {
            return firstUntrustedLine == Integer.MAX_VALUE;
        }
    }

    private static boolean isSyntax(TomlParseError error) {
        return String.valueOf(error.getMessage()).startsWith("Unexpected");
    }

    private static String worded(TomlParseError error) {
        String message = String.valueOf(error.getMessage());
        int defined = message.indexOf(" previously defined at ");
        if (defined >= 0) {
            return "'" + ShownText.plain(message.substring(0, defined)) + "' is already set at "
                    + message.substring(defined + " previously defined at ".length()) + "; keep one of them";
        }
        String hint = message.startsWith("Unexpected") && message.contains("a number, a boolean")
                ? "; a text stands in quotes"
                : "";
        return "not TOML: " + ShownText.uncapitalised(message) + hint;
    }
}

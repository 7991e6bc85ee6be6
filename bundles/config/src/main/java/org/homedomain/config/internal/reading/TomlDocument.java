// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Parses TOML and words what its parser complains about. */
final class TomlDocument {

    private TomlDocument() {}

    /**
     * What could be read, and in {@code problems} what is not TOML.
     *
     * @return the line from which on nothing read is to be trusted; {@link Integer#MAX_VALUE} if all is
     */
    static Parsed parse(String source, String text, Problems problems) {
        int tooDeep = TomlDepth.lineDeeperThan(TomlNodes.MAX_DEPTH, text);
        if (tooDeep > 0) {
            problems.error(
                    Place.inFile(source, tooDeep, 1),
                    "brackets nested deeper than " + TomlNodes.MAX_DEPTH + " levels; is one not closed?");
            return new Parsed(new Node.Table(Place.inFile(source, 1, 1), java.util.List.of()), 1);
        }
        TomlParseResult result = Toml.parse(text);
        int trusted = Integer.MAX_VALUE;
        for (TomlParseError error : result.errors()) {
            Place place = Place.inFile(
                    source, error.position().line(), error.position().column());
            problems.error(place, worded(String.valueOf(error.getMessage())));
            if (isSyntax(error)) {
                trusted = Math.min(trusted, place.line());
            }
        }
        return new Parsed(new TomlNodes(source, problems).table(result), trusted);
    }

    /** @param firstUntrustedLine from which on what was read may be nonsense */
    record Parsed(Node.Table table, int firstUntrustedLine) {}

    private static boolean isSyntax(TomlParseError error) {
        return String.valueOf(error.getMessage()).startsWith("Unexpected");
    }

    private static String worded(String message) {
        int defined = message.indexOf(" previously defined at ");
        if (defined >= 0) {
            return "'" + ShownText.plain(message.substring(0, defined)) + "' is already set at "
                    + message.substring(defined + " previously defined at ".length()) + "; keep one of them";
        }
        String hint = message.startsWith("Unexpected") && message.contains("a number, a boolean")
                ? "; a text stands in quotes"
                : "";
        return "not TOML: " + message + hint;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

/**
 * Measures how deep brackets nest before the parser, which recurses, sees the text: a file of brackets only would
 * overflow its stack.
 */
final class TomlDepth {

    private final String text;
    private int at;
    private int line = 1;
    private int depth;

    private TomlDepth(String text) {
        this.text = text;
    }

    /** The line where brackets nest deeper than {@code max}; 0 if they do not. */
    static int lineDeeperThan(int max, String text) {
        TomlDepth scan = new TomlDepth(text);
        while (scan.at < text.length()) {
            scan.step();
            if (scan.depth > max) {
                return scan.line;
            }
        }
        return 0;
    }

    private void step() {
        char here = text.charAt(at);
        switch (here) {
            case '[', '{' -> depth++;
            case ']', '}' -> depth = Math.max(0, depth - 1);
            case '\n' -> line++;
            case '#' -> skipLine();
            case '"', '\'' -> skipText(String.valueOf(here));
            default -> {}
        }
        at++;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = (end < 0 ? text.length() : end) - 1;
    }

    /** Leaves {@code at} on the last character of the text, or of the line if the text is not closed. */
    private void skipText(String quote) {
        String triple = quote.repeat(3);
        if (text.startsWith(triple, at)) {
            int end = text.indexOf(triple, at + 3);
            int last = end < 0 ? text.length() - 1 : end + 2;
            line += (int) text.substring(at, last)
                    .chars()
                    .filter(each -> each == '\n')
                    .count();
            at = last;
            return;
        }
        int next = at + 1;
        while (next < text.length() && text.charAt(next) != quote.charAt(0) && text.charAt(next) != '\n') {
            next += text.charAt(next) == '\\' && quote.equals("\"") ? 2 : 1;
        }
        at = next < text.length() && text.charAt(next) != '\n' ? next : next - 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.stream.Collectors;

/**
 * Makes text from the network safe to show and measures it in terminal cells. Whatever could steer a terminal or turn
 * the writing direction (control and format characters, lone surrogates, separators) is shown as its code instead.
 */
final class PrintableText {

    /** Below it no character is combining or wide. */
    private static final int FIRST_NOT_SINGLE = 0x300;

    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0x303e},
        {0x3041, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private PrintableText() {}

    /** The text on one line. */
    static String of(String text) {
        if (text.codePoints().allMatch(PrintableText::isSafe)) {
            return text;
        }
        return text.codePoints()
                .mapToObj(point -> isSafe(point) ? Character.toString(point) : code(point))
                .collect(Collectors.joining());
    }

    /** The text with its line breaks kept. */
    static String lines(String text) {
        return text.lines().map(PrintableText::of).collect(Collectors.joining("\n"));
    }

    /** How many cells of a terminal a text of {@link #of} takes. */
    static int width(String text) {
        return text.codePoints().map(PrintableText::width).sum();
    }

    /** The text, shortened to that many cells if it is longer. */
    static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > cells - 1) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('~').toString();
    }

    private static boolean isSafe(int point) {
        if (point >= ' ' && point <= '~') {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String code(int point) {
        return point > 0xffff ? String.format("\\u{%x}", point) : String.format("\\u%04x", point);
    }

    private static int width(int point) {
        if (point < FIRST_NOT_SINGLE) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }
}

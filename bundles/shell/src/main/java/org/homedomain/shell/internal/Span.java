// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something lasts, as people write it: {@code 8h30m}, {@code 30s}, or {@code PT8H} of ISO 8601. */
final class Span {

    private static final Pattern FORM =
            Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?", Pattern.CASE_INSENSITIVE);

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Span() {}

    /**
     * Reads one.
     *
     * @param option that it is the value of
     * @throws CommandException if it is none, nothing, or longer than anything lasts
     */
    static Duration parse(String option, String text) {
        Duration span = read(text.strip());
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            throw new CommandException(
                    "'" + text + "' after " + option + " is no time span. Examples: 8h, 30m, 8h30m, 90s, PT8H.");
        }
        return span;
    }

    private static Duration read(String text) {
        Matcher parts = FORM.matcher(text);
        if (parts.matches()) {
            return Duration.ofHours(number(parts, 1))
                    .plusMinutes(number(parts, 2))
                    .plusSeconds(number(parts, 3));
        }
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** For people: two units are enough. */
    static String of(Duration span) {
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        long hours = span.toHours();
        int minutes = span.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
}

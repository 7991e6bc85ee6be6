// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code "500ms"}, {@code "1.5s"}, {@code "1h30m"}. */
final class DurationText {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,15}(\\.\\d{1,9})?(ns|us|µs|ms|s|m|h)){1,6}");
    private static final Pattern TERM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final String[] UNITS = {"h", "m", "s", "ms", "us"};

    private DurationText() {}

    /** Empty if it is no duration, or too long for nanoseconds in a {@code long}. */
    static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            nanos = nanos.add(new BigDecimal(term.group(1)).multiply(BigDecimal.valueOf(nanosOf(term.group(2)))));
        }
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    /** In the largest unit that needs no fraction. */
    static String show(Duration duration) {
        long nanos = duration.toNanos();
        for (String unit : UNITS) {
            if (nanos != 0 && nanos % nanosOf(unit) == 0) {
                return nanos / nanosOf(unit) + unit;
            }
        }
        return nanos + "ns";
    }

    private static long nanosOf(String unit) {
        return NANOS.getOrDefault(unit, 1L);
    }
}

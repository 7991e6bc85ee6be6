// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.homedomain.spi.exchange.DomainId;

/**
 * What a key may hold.
 *
 * @param allowed as said to the user after "allowed is"
 * @param convert the value, or empty if it is not allowed
 * @param hint added to the message about a value that is not allowed; usually empty
 */
record Kind<T>(String allowed, Function<Node, Optional<T>> convert, Function<Node, String> hint) {

    /** No duration of ours needs to be longer; a longer one is a mistaken unit. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

    private static <T> Kind<T> of(String allowed, Function<Node.Scalar, Optional<T>> convert) {
        return new Kind<>(
                allowed,
                node -> node instanceof Node.Scalar scalar ? convert.apply(scalar) : Optional.empty(),
                node -> node instanceof Node.Scalar scalar ? quotes(scalar, convert) : "");
    }

    /** Says so if only the quotes are wrong. */
    private static String quotes(Node.Scalar scalar, Function<Node.Scalar, ? extends Optional<?>> convert) {
        boolean quoted = scalar.value() instanceof String;
        if (convert.apply(new Node.Scalar(scalar.place(), scalar.value(), true)).isEmpty()) {
            return "";
        }
        return quoted ? "; write it without quotes" : "; write it in quotes";
    }

    /** A text that people read. */
    static Kind<String> text(int max) {
        return of("a text of 1 to " + max + " printable characters without spaces at its ends", scalar -> words(scalar)
                .filter(words -> isClean(words, max)));
    }

    /** An ID of a domain. */
    static Kind<String> id() {
        return of(
                "a text of 1 to " + DomainId.MAX_LENGTH + " printable characters without spaces",
                scalar -> words(scalar).filter(DomainId::isValid));
    }

    /** A whole number in a range. */
    static Kind<Integer> wholeNumber(int min, int max, String meaning) {
        return of("a whole number from " + min + " to " + max + meaning, scalar -> whole(scalar)
                .filter(number -> number >= min && number <= max)
                .map(Long::intValue));
    }

    /** A share greater than 0, at most 1. */
    static Kind<Double> share() {
        return of("a number above 0, at most 1", scalar -> number(scalar).filter(number -> number > 0 && number <= 1));
    }

    static Kind<Boolean> yesNo() {
        return of("true or false", Kind::truth);
    }

    /** A duration from zero on. */
    static Kind<Duration> duration() {
        return new Kind<>(
                "a duration of at most 24h: a text such as \"500ms\", \"10s\", \"1m\", or a whole number of nanoseconds",
                node -> node instanceof Node.Scalar scalar
                        ? span(scalar).filter(span -> !span.isNegative()).filter(span -> span.compareTo(LONGEST) <= 0)
                        : Optional.empty(),
                Kind::missingUnit);
    }

    /** One of a few words, case left aside. */
    static <T> Kind<T> choice(Map<String, T> words) {
        Map<String, T> ordered = new LinkedHashMap<>(words);
        List<String> quoted =
                ordered.keySet().stream().map(ShownText::quoted).sorted().toList();
        return new Kind<>(
                String.join(" or ", quoted),
                node -> node instanceof Node.Scalar scalar
                        ? words(scalar).map(word -> ordered.get(word.toLowerCase(Locale.ROOT)))
                        : Optional.empty(),
                node -> node instanceof Node.Scalar scalar && scalar.value() instanceof String word
                        ? Suggestion.nearest(word, ordered.keySet())
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("")
                        : "");
    }

    /** Narrows a text. */
    static <T> Kind<T> parsed(String allowed, Function<String, Optional<T>> parse, Function<String, String> hint) {
        return new Kind<>(
                allowed,
                node -> node instanceof Node.Scalar scalar ? words(scalar).flatMap(parse) : Optional.empty(),
                node -> node instanceof Node.Scalar scalar && scalar.value() instanceof String word
                        ? hint.apply(word)
                        : "");
    }

    private static Optional<String> words(Node.Scalar scalar) {
        return scalar.value() instanceof String text
                ? Optional.of(text)
                : scalar.untyped() ? Optional.of(scalar.value().toString()) : Optional.empty();
    }

    private static boolean isClean(String text, int max) {
        return !text.isBlank()
                && text.strip().equals(text)
                && text.codePointCount(0, text.length()) <= max
                && text.codePoints().allMatch(ShownText::isPrintable);
    }

    private static Optional<Long> whole(Node.Scalar scalar) {
        if (scalar.value() instanceof Long number) {
            return Optional.of(number);
        }
        return scalar.untyped() && scalar.value() instanceof String text
                ? Optional.of(text.strip())
                        .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
                        .map(Long::valueOf)
                : Optional.empty();
    }

    private static Optional<Double> number(Node.Scalar scalar) {
        if (scalar.value() instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return scalar.untyped() && scalar.value() instanceof String text
                ? Optional.of(text.strip())
                        .filter(digits -> NUMBER.matcher(digits).matches())
                        .map(Double::valueOf)
                : Optional.empty();
    }

    private static Optional<Boolean> truth(Node.Scalar scalar) {
        if (scalar.value() instanceof Boolean truth) {
            return Optional.of(truth);
        }
        if (scalar.untyped() && scalar.value() instanceof String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<Duration> span(Node.Scalar scalar) {
        Optional<Duration> nanos = whole(scalar).map(Duration::ofNanos);
        return nanos.isPresent() || !(scalar.value() instanceof String text) ? nanos : DurationText.parse(text.strip());
    }

    private static String missingUnit(Node node) {
        return node instanceof Node.Scalar scalar
                        && scalar.value() instanceof String text
                        && NUMBER.matcher(text.strip()).matches()
                ? "; the unit is missing: \"" + text.strip() + "s\" is in seconds"
                : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.diagnosis;

/**
 * One number of a report.
 *
 * @param name stable, for programs: words in lower case with dots between, the general first
 *     ({@code "bytes.sent.share"})
 * @param value the number, in the unit
 * @param unit what is counted or measured
 * @param meaning what it is, for people, a few words
 */
public record Figure(String name, double value, Unit unit, String meaning) {

    /** What a number counts or measures. */
    public enum Unit {
        /** Things; a whole number. */
        COUNT,
        /** Bytes; a whole number. */
        BYTES,
        /** Milliseconds, with fractions. */
        MILLIS,
        /** A measure of its own, with fractions. */
        SCORE
    }

    /**
     * @throws IllegalArgumentException if the name is not one
     */
    public Figure {
        if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
            throw new IllegalArgumentException("not a name of a figure: " + name);
        }
    }

    /** So many things. */
    public static Figure count(String name, long value, String meaning) {
        return new Figure(name, value, Unit.COUNT, meaning);
    }

    /** So many bytes. */
    public static Figure bytes(String name, long value, String meaning) {
        return new Figure(name, value, Unit.BYTES, meaning);
    }

    /** So many milliseconds. */
    public static Figure millis(String name, double value, String meaning) {
        return new Figure(name, value, Unit.MILLIS, meaning);
    }

    /** A measure of its own. */
    public static Figure score(String name, double value, String meaning) {
        return new Figure(name, value, Unit.SCORE, meaning);
    }
}

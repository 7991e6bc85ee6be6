// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether the rows of faults are run in full: {@code -Dlab.long=true}. Else a short form stands for each. How many
 * domains a row has can be chosen: {@code -Dlab.n=3,16}.
 */
final class Form {

    private static final boolean LONG = Boolean.getBoolean("lab.long");
    private static final String CHOSEN = System.getProperty("lab.n", "");

    private Form() {}

    static boolean isLong() {
        return LONG;
    }

    /** Numbers of domains where minutes pass for each. */
    static IntStream enduring() {
        return chosenOr(LONG ? IntStream.of(16) : IntStream.of(3));
    }

    /** Every number of domains that is looked at. */
    static IntStream sizes() {
        return chosenOr(LONG ? IntStream.of(2, 3, 16) : IntStream.of(2, 3));
    }

    /** Numbers of domains to which one more joins, itself counted. */
    static IntStream lateJoins() {
        return chosenOr(LONG ? IntStream.of(2, 3, 5, 8, 16) : IntStream.of(2, 5, 8));
    }

    /** Numbers of domains that share a few processes. */
    static IntStream crowds() {
        return chosenOr(LONG ? IntStream.of(16, 50) : IntStream.of(16));
    }

    /** How many processes they share. */
    static int processes() {
        return LONG ? 4 : 2;
    }

    /** Numbers of domains of which one half is parted from the other. */
    static IntStream halves() {
        return chosenOr(LONG ? IntStream.of(2, 16) : IntStream.of(2, 4));
    }

    /** Packets of a hundred that are lost. */
    static IntStream losses() {
        return LONG ? IntStream.of(5, 20) : IntStream.of(5);
    }

    /** The short time or the full one. */
    static Duration time(Duration brief, Duration full) {
        return LONG ? full : brief;
    }

    private static IntStream chosenOr(IntStream usual) {
        return CHOSEN.isEmpty() ? usual : Arrays.stream(CHOSEN.split(",", -1)).mapToInt(Integer::parseInt);
    }
}

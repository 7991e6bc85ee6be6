// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import java.time.Duration;
import java.util.stream.IntStream;

/** Whether the rows of faults are run in full: {@code -Dlab.long=true}. Else a short form stands for each. */
final class Form {

    private static final boolean LONG = Boolean.getBoolean("lab.long");

    private Form() {}

    static boolean isLong() {
        return LONG;
    }

    /** How many domains, where minutes pass for each number. */
    static int size() {
        return LONG ? 16 : 3;
    }

    /** Every number of domains that is looked at. */
    static IntStream sizes() {
        return LONG ? IntStream.of(2, 3, 16) : IntStream.of(2, 3);
    }

    /** Numbers of domains to which one more joins, itself counted. */
    static IntStream lateJoins() {
        return LONG ? IntStream.of(2, 3, 5, 8, 16) : IntStream.of(2, 5, 8);
    }

    /** Numbers of domains that share a few processes. */
    static IntStream crowds() {
        return LONG ? IntStream.of(16, 50) : IntStream.of(16);
    }

    /** How many processes they share. */
    static int processes() {
        return LONG ? 4 : 2;
    }

    /** The short time or the full one. */
    static Duration time(Duration brief, Duration full) {
        return LONG ? full : brief;
    }

    /** Packets of a hundred that are lost. */
    static IntStream losses() {
        return LONG ? IntStream.of(5, 20) : IntStream.of(5);
    }

    /** Numbers of domains of which one half is parted from the other. */
    static IntStream halves() {
        return LONG ? IntStream.of(2, 16) : IntStream.of(2, 4);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;

/** Times of something that was done several times; printed, and kept in {@code target/lab}. */
public final class Timings {

    private final Figures millis;

    /** Of nothing yet; the subject is also the file's name. */
    public Timings(String subject) {
        this.millis = new Figures(subject, "ms", 0);
    }

    /** How many runs the tests make of each measured thing: {@code -Dlab.runs}. */
    public static int runs() {
        return Integer.getInteger("lab.runs", 2);
    }

    /** Adds one. */
    public void add(Duration time) {
        millis.add((double) time.toMillis());
    }

    /** The middle one; of an even number the upper of the two. */
    public long medianMillis() {
        return (long) millis.median();
    }

    /** The longest one. */
    public long worstMillis() {
        return (long) millis.worst();
    }

    /** Prints number, median and worst, and writes them with all single times to a file. */
    public void report() {
        millis.report();
    }
}

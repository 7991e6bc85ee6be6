// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.PrintStream;

/**
 * Lines on the standard error that tell how far it is.
 *
 * @param out where they go
 * @param about what they are about
 */
record Progress(PrintStream out, String about) {

    void say(String what) {
        out.println("bench: " + about + ": " + what);
    }

    /** One run is through. */
    void sample(int run, int runs, double value, String unit) {
        say("run " + (run + 1) + " of " + runs + ": " + Results.number(value) + " " + unit);
    }
}

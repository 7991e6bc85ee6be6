// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

/** What has to hold whatever comes in. */
public final class Check {

    private Check() {}

    /** Fails the run of this input unless it holds. */
    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    public static void equal(Object expected, Object actual, String what) {
        that(expected.equals(actual), what + ": expected " + expected + ", was " + actual);
    }
}

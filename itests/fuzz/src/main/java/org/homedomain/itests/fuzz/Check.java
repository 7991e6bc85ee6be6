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

    /** The same; the words are made up only when they are not, for both may be long. */
    public static void equal(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", was " + actual);
        }
    }
}

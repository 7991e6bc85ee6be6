// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import org.junit.jupiter.api.Assumptions;

/** What a machine must have for a test. With {@code CI=true} in the environment its absence is a failure. */
final class Requires {

    private Requires() {}

    /** Leaves the test out, with that sentence, if the machine lacks something. */
    static void that(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + " (a failure because CI=true)");
        }
        Assumptions.assumeTrue(there, otherwise);
    }
}

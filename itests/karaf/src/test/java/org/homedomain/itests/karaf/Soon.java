// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a person would wait for something in Karaf, and how often the tests look. */
final class Soon {

    private static final Duration BOUND = Duration.ofMinutes(1);

    private Soon() {}

    /** For what is asked over SSH: each look costs the machine something. */
    static ConditionFactory soon(String what) {
        return Awaitility.await(what)
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions();
    }

    /** For what is measured. */
    static ConditionFactory atOnce(String what) {
        return Awaitility.await(what).atMost(BOUND).pollInterval(Duration.ofMillis(20));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.util.List;

/** Takes every step of an end, whatever one of them throws. */
final class Ending {

    private Ending() {}

    /** Takes the steps in their order; fails at the end if one of them did. */
    static void of(List<Runnable> steps) {
        AssertionError failure = new AssertionError("not everything ended as it should");
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | AssertionError failed) {
                failure.addSuppressed(failed);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}

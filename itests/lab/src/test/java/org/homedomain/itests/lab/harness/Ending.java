// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How things end: every step is taken, whatever one of them throws, and no process is waited for without a bound. */
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

    /** Waits until a process has ended; returns its exit status. */
    static int exit(Process process, Duration bound) {
        try {
            return process.onExit().get(bound.toMillis(), TimeUnit.MILLISECONDS).exitValue();
        } catch (TimeoutException | ExecutionException stuck) {
            throw new AssertionError(
                    "process " + process.pid() + " did not end within " + bound.toSeconds() + " s", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while process " + process.pid() + " ends", interrupted);
        }
    }
}

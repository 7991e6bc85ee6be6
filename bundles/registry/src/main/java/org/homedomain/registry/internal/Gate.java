// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets only so many tasks wait for a loop at once; turns the rest away and counts them. For use by any thread. */
final class Gate {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();

    Gate(int most) {
        this.most = most;
    }

    /** Whether the task was let through. */
    boolean pass(SerialLoop loop, Runnable task) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            turnedAway.incrementAndGet();
            return false;
        }
        loop.post(() -> {
            waiting.decrementAndGet();
            task.run();
        });
        return true;
    }

    long turnedAway() {
        return turnedAway.get();
    }
}

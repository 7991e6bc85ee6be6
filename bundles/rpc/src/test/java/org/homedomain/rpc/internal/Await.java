// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, bounded. */
public final class Await {

    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Await() {}

    public static void until(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > BOUND_NANOS || NEVER.await(10, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it did not happen within 20 s");
            }
        }
    }
}

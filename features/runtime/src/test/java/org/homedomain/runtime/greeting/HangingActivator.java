// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.greeting;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that never has started, and does not care for interrupts. */
public final class HangingActivator implements BundleActivator {

    /** What is logged when it begins. */
    public static final String HANGS = "hanging from now on";

    @Override
    public void start(BundleContext context) {
        System.out.println(HANGS);
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                System.out.println("still hanging");
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        // Never reached.
    }
}

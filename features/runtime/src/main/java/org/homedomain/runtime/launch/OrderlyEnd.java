// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.time.Duration;
import org.homedomain.runtime.command.ExitStatus;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the process ends when it should: SIGTERM and SIGINT stop the framework, so that the domain says
 * goodbye; and a bundle that hangs while stopping, whoever stops it, does not keep the process alive.
 */
final class OrderlyEnd {

    /** Together with the end of the virtual machine itself this stays within two seconds. */
    private static final Duration GOODBYE = Duration.ofMillis(1_700);

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);

    private final RunningFramework framework;

    private OrderlyEnd(RunningFramework framework) {
        this.framework = framework;
    }

    static void guard(RunningFramework framework) {
        OrderlyEnd end = new OrderlyEnd(framework);
        Runtime.getRuntime().addShutdownHook(new Thread(end::stop, "orderly-end"));
        SynchronousBundleListener watch = event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
                end.watchStop();
            }
        };
        framework.context().addBundleListener(watch);
    }

    private void watchStop() {
        Thread watcher = new Thread(this::stop, "stop-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void stop() {
        try {
            if (!framework.stop(GOODBYE)) {
                LOG.error("a bundle did not stop within {} ms: ending anyway", GOODBYE.toMillis());
                Runtime.getRuntime().halt(ExitStatus.TERMINATED);
            }
        } catch (BundleException e) {
            LOG.error("the framework does not stop: ending anyway", e);
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

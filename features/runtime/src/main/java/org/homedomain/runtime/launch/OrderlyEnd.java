// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.homedomain.runtime.command.ExitStatus;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the process ends when it should: SIGTERM and SIGINT stop the framework, so that the domain says
 * goodbye; and a bundle that hangs while starting or stopping, whoever stops it, does not keep the process alive.
 */
final class OrderlyEnd {

    /** Together with {@link #GOODBYE} and the end of the virtual machine itself this stays within two seconds. */
    private static final Duration ALL_STOPPED = Duration.ofMillis(1_300);

    private static final Duration GOODBYE = Duration.ofMillis(400);

    private static final int UNDECIDED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);

    private final RunningFramework framework;
    private final AtomicInteger status = new AtomicInteger(UNDECIDED);
    private final AtomicBoolean begun = new AtomicBoolean();

    private OrderlyEnd(RunningFramework framework) {
        this.framework = framework;
    }

    static OrderlyEnd guard(RunningFramework framework) {
        OrderlyEnd end = new OrderlyEnd(framework);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end.stop(ExitStatus.TERMINATED), "orderly-end"));
        SynchronousBundleListener watch = event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
                end.watchStop();
            }
        };
        framework.context().addBundleListener(watch);
        return end;
    }

    /** The first who asks for the end decides with which of {@link ExitStatus}; returns that. */
    int decide(int wanted) {
        return status.compareAndSet(UNDECIDED, wanted) ? wanted : status.get();
    }

    private void watchStop() {
        Thread watcher = new Thread(() -> stop(ExitStatus.FINE), "stop-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void stop(int wanted) {
        int decided = decide(wanted);
        try {
            if (begun.getAndSet(true)) {
                framework.stop(ALL_STOPPED.plus(GOODBYE)); // somebody else is about it
            } else if (!framework.stop(ALL_STOPPED)) {
                LOG.error("a bundle does not stop within {} ms: ending without it", ALL_STOPPED.toMillis());
                framework.leave(GOODBYE);
                Runtime.getRuntime().halt(decided);
            }
        } catch (BundleException e) {
            LOG.error("the framework does not stop: ending anyway", e);
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

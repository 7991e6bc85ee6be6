// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.hooks.bundle.FindHook;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The framework with the nested bundles, raised level by level. */
final class RunningFramework {

    private static final Logger LOG = LoggerFactory.getLogger(RunningFramework.class);

    private final Framework framework;

    /** Kept because the framework forgets it when it stops. */
    private final BundleContext context;

    private RunningFramework(Framework framework) {
        this.framework = framework;
        context = framework.getBundleContext();
    }

    /** Starts with the foundation only. */
    static RunningFramework start(Map<String, Object> settings) throws BundleException, IOException {
        NestedBundles nested = NestedBundles.ofOwnJar();
        Framework framework = new Felix(settings, nested);
        framework.init();
        framework.getBundleContext().addFrameworkListener(RunningFramework::logTrouble);
        framework.getBundleContext().registerService(FindHook.class, DeployFolder.hideNested(), null);
        nested.install(framework.getBundleContext());
        framework.start();
        return new RunningFramework(framework);
    }

    /** Starts the bundles of a level and waits until all have been asked to, or someone stops the framework. */
    void raise(StartLevel level) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level.level(), event -> reached.countDown());
        boolean done = false;
        while (!done && runs()) {
            done = reached.await(100, TimeUnit.MILLISECONDS);
        }
    }

    BundleContext context() {
        return context;
    }

    /** Whether nobody has asked it to stop. */
    boolean runs() {
        return framework.getState() == Bundle.ACTIVE;
    }

    /** Waits until someone stops it. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops all bundles, the last started first. */
    boolean stop(Duration bound) throws InterruptedException, BundleException {
        framework.stop();
        return framework.waitForStop(bound.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }

    /**
     * Stops ours alone, so that the domain says goodbye though some other bundle hangs and keeps {@link #stop} from
     * getting to them.
     */
    void leave(Duration bound) throws InterruptedException {
        Thread leaving = new Thread(this::stopOurs, "goodbye");
        leaving.setDaemon(true);
        leaving.start();
        leaving.join(bound.toMillis());
    }

    private void stopOurs() {
        Bundle[] bundles = context.getBundles();
        for (int i = bundles.length - 1; i > 0; i--) {
            if (bundles[i].adapt(BundleStartLevel.class).getStartLevel() == StartLevel.DOMAIN.level()) {
                try {
                    bundles[i].stop(Bundle.STOP_TRANSIENT);
                } catch (BundleException e) {
                    LOG.warn("{} does not stop", bundles[i].getSymbolicName(), e);
                }
            }
        }
    }

    private static void logTrouble(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            LOG.error("{} does not work", event.getBundle().getSymbolicName(), event.getThrowable());
        } else if (event.getType() == FrameworkEvent.WARNING) {
            LOG.warn("{}", event.getBundle().getSymbolicName(), event.getThrowable());
        }
    }
}

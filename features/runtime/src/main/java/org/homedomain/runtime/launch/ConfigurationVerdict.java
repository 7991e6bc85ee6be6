// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the configuration is valid at the start. The bundle that reads it registers a service for valid settings, or
 * one with the fault as a property; the launcher shares no classes with it and goes by names. A fault found at the
 * start stops the framework; once there were valid settings, a fault is none of our business.
 */
final class ConfigurationVerdict implements AllServiceListener {

    private static final String FAULT = "homedomain.config.fault";
    private static final String SETTINGS = "(objectClass=org.homedomain.spi.settings.SettingsSource)";

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationVerdict.class);

    private final BundleContext framework;
    private final CountDownLatch known = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();

    private ConfigurationVerdict(BundleContext framework) {
        this.framework = framework;
    }

    /** Begins to watch; to be called before the bundle starts. */
    static ConfigurationVerdict watch(BundleContext framework) {
        ConfigurationVerdict verdict = new ConfigurationVerdict(framework);
        try {
            framework.addServiceListener(verdict, "(|(" + FAULT + "=*)" + SETTINGS + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return verdict;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.UNREGISTERING || known.getCount() == 0) {
            return;
        }
        ServiceReference<?> service = event.getServiceReference();
        Object text = service.getProperty(FAULT);
        if (text != null) {
            fault.set(text.toString());
            stopFramework();
        }
        known.countDown();
    }

    private void stopFramework() {
        try {
            framework.getBundle().stop();
        } catch (BundleException e) {
            LOG.error("the framework does not stop", e);
        }
    }

    /** Waits until the configuration was read, but not for ever: a domain without settings still shows why. */
    void await(Duration bound) throws InterruptedException {
        if (!known.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the configuration was not read within {} ms", bound.toMillis());
        }
    }

    /** The whole text for the user, if the configuration was bad. */
    Optional<String> fault() {
        return Optional.ofNullable(fault.get());
    }
}

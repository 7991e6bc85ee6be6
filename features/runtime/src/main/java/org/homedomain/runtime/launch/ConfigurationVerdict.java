// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the configuration is valid at the start. The bundle that reads it, on a thread of its own, registers a service
 * for valid settings, or one with the fault as a property; the launcher shares no classes with it and goes by names.
 * Once there were valid settings, a fault is none of the launcher's business.
 */
final class ConfigurationVerdict implements AllServiceListener {

    private static final String FAULT = "homedomain.config.fault";
    private static final String SETTINGS = "(objectClass=org.homedomain.spi.settings.SettingsSource)";
    private static final String EITHER = "(|(" + FAULT + "=*)" + SETTINGS + ")";

    /**
     * The event of valid settings comes late: the bundles that wait for them start within it. The service itself is seen
     * at once.
     */
    private static final long LOOK_MILLIS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationVerdict.class);

    private final BundleContext framework;
    private final Semaphore told = new Semaphore(0);

    private ConfigurationVerdict(BundleContext framework) {
        this.framework = framework;
    }

    /**
     * Waits until the configuration was read, but not for ever: a domain without settings still shows why.
     *
     * @return the whole text for the user, if the configuration is bad
     */
    static Optional<String> await(BundleContext framework, Duration bound) throws InterruptedException {
        ConfigurationVerdict verdict = new ConfigurationVerdict(framework);
        try {
            framework.addServiceListener(verdict, EITHER);
            return verdict.await(bound.toMillis() / LOOK_MILLIS);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } finally {
            framework.removeServiceListener(verdict);
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        told.release();
    }

    private Optional<String> await(long looks) throws InterruptedException, InvalidSyntaxException {
        for (long look = 0; look < looks; look++) {
            ServiceReference<?>[] found = framework.getAllServiceReferences(null, EITHER);
            if (found != null) {
                return Optional.ofNullable(found[0].getProperty(FAULT)).map(Object::toString);
            }
            if (told.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                told.drainPermits();
            }
        }
        LOG.warn("the configuration was not read in time");
        return Optional.empty();
    }
}

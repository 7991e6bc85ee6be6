// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.homedomain.spi.settings.SettingsSource;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the services. By hand, not by Declarative Services, because they come and go with the content of a file.
 * Registered on the watch's thread; what is left when the bundle stops is unregistered by the framework.
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.spi.settings.SettingsSource\"",
        effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.api.diagnosis.Diagnosis\"",
        effective = "active")
final class Publication implements SettingsAudience {

    /** Why the domain could not start, a property of the {@link Diagnosis}; absent if it could. */
    static final String FAULT = "homedomain.config.fault";

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final BundleContext context;
    private final List<SettingsListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ServiceRegistration<Diagnosis> diagnosis;
    private @Nullable ServiceRegistration<SettingsSource> source;
    private boolean closed;

    Publication(BundleContext context) {
        this.context = context;
    }

    void open(Diagnosis published) {
        ServiceRegistration<Diagnosis> registration =
                context.registerService(Diagnosis.class, published, properties(null));
        keep(registration, () -> diagnosis = registration);
    }

    void add(SettingsListener listener) {
        listeners.add(listener);
    }

    void remove(SettingsListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void settingsFound(SettingsSource found) {
        ServiceRegistration<SettingsSource> before = take();
        if (before != null) {
            before.unregister();
        }
        describe(null);
        ServiceRegistration<SettingsSource> registration =
                context.registerService(SettingsSource.class, found, FrameworkUtil.asDictionary(Map.of()));
        keep(registration, () -> source = registration);
    }

    @Override
    public void settingsChanged(DomainSettings settings) {
        for (SettingsListener listener : listeners) {
            try {
                listener.settingsChanged(settings);
            } catch (RuntimeException defect) {
                LOG.error("{} failed on changed settings; the others are told all the same.", listener, defect);
            }
        }
    }

    @Override
    public void startFailed(String reasons) {
        describe(reasons);
    }

    private synchronized @Nullable ServiceRegistration<SettingsSource> take() {
        ServiceRegistration<SettingsSource> taken = source;
        source = null;
        return taken;
    }

    private synchronized @Nullable ServiceRegistration<Diagnosis> diagnosis() {
        return diagnosis;
    }

    private void describe(@Nullable String fault) {
        ServiceRegistration<Diagnosis> registration = diagnosis();
        if (registration != null) {
            registration.setProperties(properties(fault));
        }
    }

    private static Dictionary<String, Object> properties(@Nullable String fault) {
        return FrameworkUtil.asDictionary(fault == null ? Map.of() : Map.of(FAULT, fault));
    }

    /** No lock is held while the framework is called: it calls others. So a registration may come too late. */
    private void keep(ServiceRegistration<?> registration, Runnable keeping) {
        boolean tooLate;
        synchronized (this) {
            tooLate = closed;
            if (!tooLate) {
                keeping.run();
            }
        }
        if (tooLate) {
            registration.unregister();
        }
    }

    /** Takes everything back. */
    void close() {
        ServiceRegistration<SettingsSource> settings = take();
        ServiceRegistration<Diagnosis> described;
        synchronized (this) {
            closed = true;
            described = diagnosis;
            diagnosis = null;
        }
        if (settings != null) {
            settings.unregister();
        }
        if (described != null) {
            described.unregister();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.Dictionary;
import java.util.Map;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

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

    private final BundleContext context;
    private final ListenerCalls listeners;
    private @Nullable ServiceRegistration<Diagnosis> diagnosis;
    private @Nullable ServiceRegistration<SettingsSource> source;
    private boolean closed;

    Publication(BundleContext context, ListenerCalls listeners) {
        this.context = context;
        this.listeners = listeners;
    }

    void open(Diagnosis published) {
        ServiceRegistration<Diagnosis> registration =
                context.registerService(Diagnosis.class, published, properties(null));
        keep(registration, () -> diagnosis = registration);
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
        listeners.tell(settings);
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

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.homedomain.config.internal.reading.Surroundings;
import org.homedomain.spi.settings.SettingsListener;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the watch to the framework: its properties, ConfigAdmin, the services and one thread. */
@Component(
        service = {},
        immediate = true,
        configurationPid = SettingsPlaces.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Designate(ocd = DomainConfiguration.class)
public final class SettingsComponent {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsComponent.class);
    private static final SettingsWatch.Pace PACE =
            new SettingsWatch.Pace(Duration.ofSeconds(1), Duration.ofMillis(250));

    private final ScheduledExecutorService executor = ConfigurationThread.start();
    private final ListenerCalls listeners = new ListenerCalls();
    private final DataFolder dataFolder;
    private final Publication publication;
    private final SettingsWatch watch;

    /** Starts looking; the services appear a moment later, from the watch's own thread. */
    @Activate
    public SettingsComponent(BundleContext context, Map<String, Object> properties) {
        FrameworkProperty property = context::getProperty;
        dataFolder = new DataFolder(DataFolder.of(property, ownFolder(context)));
        SettingsReader reader = new SettingsReader(
                SettingsPlaces.of(property), new Surroundings(HostName.ofThisMachine(), dataFolder.path()), dataFolder);
        publication = new Publication(context, listeners);
        watch = new SettingsWatch(reader, SettingsPlaces.ours(properties), publication, executor, PACE);
        ConfigurationDiagnosis diagnosis = new ConfigurationDiagnosis(
                watch::state, () -> !watch.properties().isEmpty());
        executor.execute(() -> publication.open(diagnosis));
        watch.start();
    }

    private static Path ownFolder(BundleContext context) {
        java.io.File area = context.getDataFile("");
        return area == null
                ? Path.of("homedomain").toAbsolutePath()
                : area.toPath().resolve("homedomain");
    }

    /** ConfigAdmin changed. */
    @Modified
    public void modified(Map<String, Object> properties) {
        watch.propertiesChanged(SettingsPlaces.ours(properties));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(SettingsListener listener) {
        listeners.add(listener);
    }

    void unbindListener(SettingsListener listener) {
        listeners.remove(listener);
    }

    /** Takes the services back, and with them the domain; then ends the thread and lets go of the data folder. */
    @Deactivate
    public void deactivate() {
        watch.stop();
        publication.close();
        if (!ConfigurationThread.end(executor)) {
            LOG.warn("The thread {} did not end in time; a listener keeps it.", ConfigurationThread.NAME);
        }
        dataFolder.close();
    }
}

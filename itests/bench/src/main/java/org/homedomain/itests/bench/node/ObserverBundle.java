// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The bundle that speaks for a domain of ours; for its {@code deploy} folder. */
public final class ObserverBundle implements BundleActivator {

    private static final List<Class<?>> CONTENT =
            List.of(ObserverBundle.class, ObserverBundle.Tracking.class, Observer.class, Voice.class);

    /** Writes it into the folder. */
    public static void deploy(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Map.of(
                        "Manifest-Version",
                        "1.0",
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        "bench.observer",
                        "Bundle-Activator",
                        ObserverBundle.class.getName(),
                        "Import-Package",
                        "org.osgi.framework,org.osgi.util.tracker,org.homedomain.api.peer")
                .forEach((key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("observer.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (Class<?> type : CONTENT) {
                add(jar, type.getName().replace('.', '/') + ".class");
            }
        }
    }

    private static void add(JarOutputStream jar, String entry) throws IOException {
        try (InputStream content = ObserverBundle.class.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            Objects.requireNonNull(content, entry).transferTo(jar);
            jar.closeEntry();
        }
    }

    @Override
    public void start(BundleContext context) {
        Voice voice = new Voice();
        Observer observer = new Observer(voice);
        context.registerService(PeerListener.class, observer, null);
        voice.answer();
        new ServiceTracker<>(context, PeerRegistry.class, new Tracking(context, observer)).open();
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    /** The registry may be there already, or come. */
    record Tracking(BundleContext context, Observer observer)
            implements ServiceTrackerCustomizer<PeerRegistry, PeerRegistry> {

        @Override
        public PeerRegistry addingService(ServiceReference<PeerRegistry> reference) {
            PeerRegistry registry = context.getService(reference);
            observer.begin(registry);
            return registry;
        }

        @Override
        public void modifiedService(ServiceReference<PeerRegistry> reference, PeerRegistry registry) {
            // Its properties do not matter.
        }

        @Override
        public void removedService(ServiceReference<PeerRegistry> reference, PeerRegistry registry) {
            context.ungetService(reference);
        }
    }
}

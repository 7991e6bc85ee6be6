// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A bundle that registers one service for the domain to advertise; for the {@code deploy} folder. */
public final class ServiceBundle implements BundleActivator {

    private static final String NAME = "Lab-Service-Name";
    private static final String PORT = "Lab-Service-Port";

    /** Writes a bundle that advertises a service to the folder. */
    public static void deploy(Path folder, String service, int port) {
        Manifest manifest = new Manifest();
        Map.of(
                        "Manifest-Version",
                        "1.0",
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        "lab." + service,
                        "Bundle-Activator",
                        ServiceBundle.class.getName(),
                        "Import-Package",
                        "org.osgi.framework",
                        NAME,
                        service,
                        PORT,
                        String.valueOf(port))
                .forEach((key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
        String entry = ServiceBundle.class.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(folder);
            try (OutputStream file = Files.newOutputStream(folder.resolve(service + ".jar"));
                    JarOutputStream jar = new JarOutputStream(file, manifest);
                    InputStream content =
                            Objects.requireNonNull(ServiceBundle.class.getResourceAsStream("/" + entry), entry)) {
                jar.putNextEntry(new ZipEntry(entry));
                content.transferTo(jar);
                jar.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void start(BundleContext context) {
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        Map<String, Object> properties =
                Map.of("home.name", headers.get(NAME), "home.port", Integer.valueOf(headers.get(PORT)));
        context.registerService(Runnable.class, () -> {}, FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what this bundle registered.
    }
}

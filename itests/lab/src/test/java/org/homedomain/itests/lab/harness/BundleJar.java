// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleActivator;

/**
 * A bundle of one class of these tests.
 *
 * @param name its symbolic name
 * @param activator the class; it must need nothing but its imports
 * @param headers more lines of its manifest, {@code Import-Package} among them
 */
record BundleJar(String name, Class<? extends BundleActivator> activator, Map<String, String> headers) {

    BundleJar {
        headers = Map.copyOf(headers);
    }

    /** Writes it. */
    void writeTo(Path file) {
        String entry = activator.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream output = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(output, manifest());
                    InputStream content = Objects.requireNonNull(activator.getResourceAsStream("/" + entry), entry)) {
                jar.putNextEntry(new ZipEntry(entry));
                content.transferTo(jar);
                jar.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes lines = manifest.getMainAttributes();
        lines.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        lines.putValue("Bundle-ManifestVersion", "2");
        lines.putValue("Bundle-SymbolicName", name);
        lines.putValue("Bundle-Activator", activator.getName());
        headers.forEach(lines::putValue);
        return manifest;
    }
}

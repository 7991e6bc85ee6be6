// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.homedomain.itests.osgi.probe.Probe;

/** Packs the probe, which lies among the test classes, as a bundle. */
final class ProbeBundle {

    private static final String IMPORTS = "org.osgi.framework,org.osgi.service.cm,org.osgi.service.metatype,"
            + "org.homedomain.api.peer,org.homedomain.api.diagnosis,org.jspecify.annotations;resolution:=optional";

    private ProbeBundle() {}

    static InputStream open() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "probe");
        headers.putValue("Bundle-Activator", Probe.class.getName());
        headers.putValue("Import-Package", IMPORTS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            String entry = Probe.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new ZipEntry(entry));
            try (InputStream code =
                    Objects.requireNonNull(Probe.class.getClassLoader().getResourceAsStream(entry))) {
                code.transferTo(jar);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}

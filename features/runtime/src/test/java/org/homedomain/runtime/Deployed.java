// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.homedomain.runtime.greeting.GreetingActivator;

/** Writes bundles for the deploy folder. */
final class Deployed {

    private Deployed() {}

    static void greeting(Path file, String version) throws IOException {
        bundle(file, "greeting", version, GreetingActivator.class);
    }

    static void bundle(Path file, String name, String version, Class<?> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        String path = activator.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = activator.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new JarEntry(path));
            Objects.requireNonNull(code, path).transferTo(jar);
        }
    }
}

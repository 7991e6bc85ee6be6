// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The bundles that the archive carries, except those that only Karaf can use. */
final class Archive {

    private static final List<String> KARAF_ONLY = List.of(
            "org.apache.karaf.", "org.apache.felix.webconsole", "org.apache.felix.inventory", "org.homedomain.karaf");

    private static final List<Carried> CARRIED = extract(Folders.emptied(Flavour.work("carried")));

    /**
     * One bundle.
     *
     * @param name its symbolic name
     * @param jar where it lies, taken out of the archive
     */
    record Carried(String name, Path jar) {

        InputStream open() throws IOException {
            return Files.newInputStream(jar);
        }

        boolean isOurs() {
            return name.startsWith("org.homedomain.");
        }
    }

    private Archive() {}

    static List<Carried> bundles() {
        return CARRIED;
    }

    private static List<Carried> extract(Path folder) {
        List<Carried> bundles = new ArrayList<>();
        try (ZipFile kar = new ZipFile(Flavour.archive().toFile())) {
            for (ZipEntry entry : Collections.list(kar.entries())) {
                if (entry.getName().endsWith(".jar")) {
                    Path jar = folder.resolve(
                            String.valueOf(Path.of(entry.getName()).getFileName()));
                    Files.copy(kar.getInputStream(entry), jar);
                    bundles.add(new Carried(symbolicName(jar), jar));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        bundles.removeIf(each -> KARAF_ONLY.stream().anyMatch(each.name::startsWith));
        return List.copyOf(bundles);
    }

    private static String symbolicName(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String header = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return header.split(";", 2)[0].strip();
        }
    }
}

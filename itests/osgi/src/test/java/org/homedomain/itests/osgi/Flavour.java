// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A framework with what usually runs beside it. */
enum Flavour {
    /** As the lean runtime and stock Karaf have it. */
    FELIX("felix", ""),
    /** As openHAB 5.2 has it: its own, older JmDNS is there before ours come. */
    EQUINOX("equinox", "openhab");

    private static final Path BUILD =
            Path.of(Objects.requireNonNull(System.getProperty("osgi.build"), "osgi.build is not set"));

    private final String folder;
    private final String beside;

    Flavour(String folder, String beside) {
        this.folder = folder;
        this.beside = beside;
    }

    Path framework() {
        return Folders.only(BUILD.resolve(folder));
    }

    /** Bundles that a container brings, in the order in which they are installed. */
    List<Path> platform() {
        List<Path> all = new ArrayList<>(Folders.jars(BUILD.resolve("platform")));
        if (!beside.isEmpty()) {
            all.addAll(Folders.jars(BUILD.resolve(beside)));
        }
        return all;
    }

    static Path archive() {
        return BUILD.resolve("shipped/homedomain.kar");
    }

    static Path work(String name) {
        return BUILD.resolve("work").resolve(name);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.nio.file.Path;
import java.util.Objects;

/** What the build hands to the tests. */
final class Given {

    private Given() {}

    static Path stockKaraf() {
        return path("karaf.stock");
    }

    static Path workFolder() {
        return path("karaf.work");
    }

    static Path kar() {
        return path("karaf.kar");
    }

    static Path runtime() {
        return path("karaf.runtime");
    }

    /** Bundles in the versions that openHAB ships. */
    static Path openHabFolder() {
        return path("karaf.openhab");
    }

    static Path report() {
        return path("karaf.report");
    }

    private static Path path(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), () -> property + " is not set"));
    }
}

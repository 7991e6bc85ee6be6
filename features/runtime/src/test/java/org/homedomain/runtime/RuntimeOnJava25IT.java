// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * On Java 25, found by the property {@code homedomain.java25}, the variable {@code JAVA25_HOME} or in the usual
 * folder. One that is named must work; if none is named and none is found, these tests are left
 * out, with {@code CI=true} a failure.
 */
class RuntimeOnJava25IT extends RuntimePromises {

    private static Optional<Path> found = Optional.empty();

    RuntimeOnJava25IT(@TempDir Path home) {
        super(home, found.orElseThrow(), 25);
    }

    @BeforeAll
    static void find() throws IOException {
        String named = System.getProperty("homedomain.java25", "");
        if (named.isEmpty()) {
            named = Objects.requireNonNullElse(System.getenv("JAVA25_HOME"), "");
        }
        found = named.isEmpty() ? installed() : Optional.of(Path.of(named));
        Requires.that(found.isPresent(), "no Java 25 found; name one with -Dhomedomain.java25= or JAVA25_HOME");
    }

    private static Optional<Path> installed() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, "*25*")) {
            for (Path home : homes) {
                if (Files.isExecutable(home.resolve("bin/java"))) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }
}

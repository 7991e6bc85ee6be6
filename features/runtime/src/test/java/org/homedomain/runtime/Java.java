// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A Java that runs domains.
 *
 * @param home its folder
 * @param release its feature version
 */
record Java(Path home, int release) {

    /** The one that runs the tests. */
    static Java ofTheTests() {
        return new Java(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * Found by the property {@code homedomain.java25}, the variable {@code JAVA25_HOME} or in the usual folder. One that
     * is named must work; if none is named and none is found, its tests are left out, with {@code CI=true} a failure.
     */
    static Java twentyFive() {
        String named = System.getProperty("homedomain.java25", "");
        if (named.isEmpty()) {
            named = Objects.requireNonNullElse(System.getenv("JAVA25_HOME"), "");
        }
        Optional<Path> found = named.isEmpty() ? installed() : Optional.of(Path.of(named));
        Requires.that(found.isPresent(), "no Java 25 found; name one with -Dhomedomain.java25= or JAVA25_HOME");
        return new Java(found.orElseThrow(), 25);
    }

    private static Optional<Path> installed() {
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
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Optional.empty();
    }
}

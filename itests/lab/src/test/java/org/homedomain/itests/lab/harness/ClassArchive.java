// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The class archive that {@code ./run} starts domains with, written once for all labs. */
final class ClassArchive {

    private static final Path FILE = write();

    private ClassArchive() {}

    static Path file() {
        return FILE;
    }

    /** Outside of all labs: the domains that are started for it meet on loopback. */
    private static Path write() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab").toAbsolutePath());
            Path archive = folder.resolve("homedomain-runtime.jsa");
            Path output = folder.resolve("prepare.log");
            Process prepare = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            Lab.RUNTIME.toString(),
                            "prepare",
                            archive.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!prepare.waitFor(Lab.START.toMillis(), TimeUnit.MILLISECONDS) || prepare.exitValue() != 0) {
                prepare.destroy();
                throw new AssertionError("no class archive: " + Files.readString(output));
            }
            return archive;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while preparing", interrupted);
        }
    }
}

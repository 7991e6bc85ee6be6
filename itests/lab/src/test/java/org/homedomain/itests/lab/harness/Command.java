// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param where on which host, or outside of all
 * @param folder for what it says
 * @param line its command line
 */
record Command(Namespace where, Path folder, List<String> line) {

    /** Runs it; ends it after that time. */
    Finished run(Duration bound) {
        try {
            Path output = Files.createTempFile(folder, "run", ".out");
            Path errors = Files.createTempFile(folder, "run", ".err");
            Process process = where.process(line)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                Namespace.innermost(process.toHandle()).ifPresent(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Finished finished =
                    new Finished(String.join(" ", line), ended ? process.exitValue() : -1, read(output), read(errors));
            Files.delete(output);
            Files.delete(errors);
            return finished;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + line, interrupted);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

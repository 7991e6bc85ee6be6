// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Other programs of this machine. */
final class Programs {

    private static final long BOUND_MINUTES = 10;
    private static final String[] FOLDERS =
            (Objects.requireNonNullElse(System.getenv("PATH"), "") + ":/usr/sbin:/sbin").split(":", -1);

    private Programs() {}

    static boolean installed(String name) {
        return Arrays.stream(FOLDERS).anyMatch(folder -> new File(folder, name).canExecute());
    }

    /** Runs one to its end and returns what it printed. */
    static String run(String... command) throws BenchException, InterruptedException {
        return run(Map.of(), command);
    }

    /** The same with more in its environment. */
    static String run(Map<String, String> environment, String... command) throws BenchException, InterruptedException {
        String line = String.join(" ", command);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new BenchException(line + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new BenchException(line + " ended with status " + process.exitValue() + ": "
                        + output.join().strip());
            }
            return output.join();
        } catch (IOException failed) {
            throw new BenchException(line + ": " + failed.getMessage());
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

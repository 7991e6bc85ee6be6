// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The benchmark as a program, started as {@code ./run bench} starts it. */
final class Benched implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final long BOUND_MINUTES = 5;
    private static final long START_SECONDS = 120;
    private static final long LOOK_MILLIS = 50;

    private final Process process;
    private final Path output;
    private final Path errors;

    Benched(String name, Map<String, String> environment, String... words) throws IOException {
        Path folder = Files.createDirectories(TARGET.resolve("bench-it"));
        output = folder.resolve(name + ".out");
        errors = folder.resolve(name + ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dbench.module=" + TARGET.getParent());
        command.add("-Dbench.runtime=" + System.getProperty("bench.runtime", ""));
        command.addAll(List.of("-cp", TARGET.resolve("classes") + ":" + TARGET.resolve("lib") + "/*"));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Process process() {
        return process;
    }

    /** Those of its processes that have a word in their command lines. */
    List<ProcessHandle> started(String word) {
        return process.descendants()
                .filter(ProcessHandle::isAlive)
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> line.contains(word))
                        .isPresent())
                .toList();
    }

    /** The same, once there are so many. */
    List<ProcessHandle> awaitStarted(int count, String word) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            List<ProcessHandle> started = started(word);
            if (started.size() >= count) {
                return started;
            }
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the benchmark has ended: " + errors());
            }
        }
        throw new AssertionError("no " + word + " was started: " + errors());
    }

    /** Waits for its end; returns its exit status. */
    int await() throws InterruptedException, IOException {
        if (!process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("the benchmark does not end: " + errors());
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
    }
}

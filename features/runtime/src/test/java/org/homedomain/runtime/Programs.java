// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Runs the executable jar as a user would, in a home folder of the test's own, and ends what it started. */
final class Programs {

    private static final Path JAR = Path.of(System.getProperty("homedomain.jar", "target/homedomain-runtime.jar"))
            .toAbsolutePath();

    private final Java java;
    private final List<String> unsafeFlag;
    private final Path home;
    private final List<Process> started = new ArrayList<>();

    /**
     * @param java runs them
     * @param home their user's folder
     */
    Programs(Java java, Path home) {
        this.java = java;
        unsafeFlag = java.release() < 23 ? List.of() : List.of("--sun-misc-unsafe-memory-access=allow");
        this.home = home;
    }

    /** The command that starts the jar with the flags of {@code ./run}. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.home().resolve("bin/java").toString());
        command.add("@"
                + Path.of("src/main/resources/org/homedomain/runtime/jvm.options")
                        .toAbsolutePath());
        command.addAll(unsafeFlag);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** That of a bundle in the jar. */
    String versionOf(String bundle) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JarEntry manifest = jar.stream()
                    .filter(entry -> entry.getName().matches("bundles/" + bundle + "-[^/]*/META-INF/MANIFEST.MF"))
                    .findFirst()
                    .orElseThrow();
            return new Manifest(jar.getInputStream(manifest))
                    .getMainAttributes()
                    .getValue("Bundle-Version");
        }
    }

    /** Starts a process with its output in files beside the home folder. */
    Process start(List<String> command) throws IOException {
        int number = started.size();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output(number, "out"))
                .redirectError(output(number, "err"));
        Map<String, String> environment = builder.environment();
        List.of("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "JAVA_TOOL_OPTIONS")
                .forEach(environment::remove);
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_DATA_HOME", home.resolve("share").toString());
        environment.put("TERM", "xterm");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    Process startJar(String... arguments) throws IOException {
        return start(command(arguments));
    }

    /** Runs to the end. */
    Finished run(String... arguments) throws IOException, InterruptedException {
        Process process = startJar(arguments);
        process.getOutputStream().close();
        return finish(process);
    }

    Finished finish(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(Await.BOUND.toSeconds() * 2, TimeUnit.SECONDS)) {
            throw new AssertionError("still runs: " + process.info());
        }
        int number = started.indexOf(process);
        return new Finished(process.exitValue(), text(number, "out"), text(number, "err"));
    }

    String outputOf(Process process) throws IOException {
        return text(started.indexOf(process), "out");
    }

    String errorsOf(Process process) throws IOException {
        return text(started.indexOf(process), "err");
    }

    private String text(int number, String stream) throws IOException {
        return Files.readString(output(number, stream).toPath());
    }

    private File output(int number, String stream) {
        return home.resolve("process-" + number + "." + stream).toFile();
    }

    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
        }
        for (Process process : started) {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}

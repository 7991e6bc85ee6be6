// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running lean runtime. Ends with the test, whatever becomes of the test. */
final class LeanRuntime implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Thread undertaker;

    private LeanRuntime(String name, Process process) {
        this.name = name;
        this.process = process;
        this.undertaker = new Thread(process::destroyForcibly, "ends " + name);
        Runtime.getRuntime().addShutdownHook(undertaker);
    }

    static LeanRuntime start(DomainToml domain) {
        try {
            Path folder = Files.createDirectories(Given.workFolder().resolve("lean-" + domain.name()));
            Path config = Files.writeString(folder.resolve("domain.toml"), domain.text(), UTF_8);
            Process process = command(List.of(
                            "--config",
                            config.toString(),
                            "--data",
                            folder.resolve("data").toString(),
                            "--headless"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(folder.resolve("console.log").toFile()))
                    .start();
            return new LeanRuntime(domain.name(), process);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** The status of each domain by its name, as the runtime sees it. */
    Map<String, String> peers() {
        try {
            Process asking =
                    command(List.of("exec", name, "domain:peers --json")).start();
            String output = new String(asking.getInputStream().readAllBytes(), UTF_8);
            return Peers.parse(output);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    private static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-jar",
                Given.runtime().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(undertaker);
    }
}

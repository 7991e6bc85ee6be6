// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running Karaf. Ends with the test, whatever becomes of the test. */
final class Karaf implements AutoCloseable {

    /** A loaded machine takes long to start one. */
    static final Duration BOOT = Duration.ofMinutes(2);

    private static final String ARCHIVE = "homedomain.kar";

    private final KarafFolder folder;
    private final Process process;
    private final Thread undertaker;

    private Karaf(KarafFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.undertaker = new Thread(process::destroyForcibly, "ends Karaf " + process.pid());
        Runtime.getRuntime().addShutdownHook(undertaker);
    }

    /** Starts it and returns when its shell answers. */
    static Karaf start(KarafFolder folder) {
        ProcessBuilder command =
                new ProcessBuilder(folder.root().resolve("bin/karaf").toString(), "server");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("KARAF_EXEC", "exec"); // the process is Karaf itself, not its script
        command.redirectErrorStream(true);
        command.redirectOutput(Redirect.to(folder.root().resolve("console.log").toFile()));
        try {
            Karaf karaf = new Karaf(folder, command.start());
            karaf.awaitShell();
            return karaf;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    KarafFolder folder() {
        return folder;
    }

    ProcessView process() {
        return new ProcessView(process.pid());
    }

    /** Runs one command line in its shell. */
    ShellAnswer shell(String commandLine) {
        return SshShell.run(folder, commandLine);
    }

    /** Puts the archive into the deploy folder in one step, also over one that lies there. */
    void dropArchive() {
        try {
            Path beside = folder.root().resolve(ARCHIVE + ".tmp");
            Files.copy(Given.kar(), beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, folder.deploy().resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException uncopyable) {
            throw new UncheckedIOException(uncopyable);
        }
    }

    void removeArchive() {
        try {
            Files.delete(folder.deploy().resolve(ARCHIVE));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private void awaitShell() {
        try {
            await("shell of " + folder.root())
                    .atMost(BOOT)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> shell("system:start-level").output().contains("100"));
        } catch (RuntimeException neverStarted) {
            close();
            throw neverStarted;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(undertaker);
    }
}

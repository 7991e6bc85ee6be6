// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A program that runs on a host. */
public final class Program implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final Process outer;
    private final ProcessHandle inner;
    private final Path output;

    /** Starts one; {@code output} collects what it says. */
    Program(Namespace namespace, Path output, List<String> command) {
        this.output = output;
        try {
            outer = namespace
                    .process(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        inner = Await.value(END, "the process of " + command, () -> {
            if (!outer.isAlive()) {
                throw new AssertionError(command + " ended at once: " + output());
            }
            return Namespace.innermost(outer.toHandle());
        });
    }

    /** What its output is called. */
    public String name() {
        return output.getFileName().toString();
    }

    /** Its process number on this machine. */
    public long pid() {
        return inner.pid();
    }

    /** Its process number as programs inside the lab see it. */
    public String innerPid() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            String numbers =
                    lines.filter(line -> line.startsWith("NSpid:")).findFirst().orElseThrow();
            return numbers.substring(numbers.lastIndexOf('\t') + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Processor time that all its threads have used since its start. */
    public Duration processorTime() {
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new AssertionError("process " + pid() + " has ended: " + output()));
    }

    /** Whether it still runs. */
    public boolean running() {
        return outer.isAlive();
    }

    /** All it has said so far. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until it has said a text. */
    public void awaitOutput(Duration bound, String text) {
        Await.until(bound, "\"" + text + "\" from process " + pid(), () -> output().contains(text));
    }

    /** Ends it as a power cut would. */
    public void kill9() {
        inner.destroyForcibly();
        awaitEnd();
    }

    /** Stops it where it stands, as a virtual machine that is moved, until {@link #resume}. */
    public void pause() {
        mustTake(Signal.send("STOP", pid()));
    }

    /** Lets it go on. */
    public void resume() {
        // The program around it stops itself when it sees this one stopped, and would not see it end.
        mustTake(Signal.send("CONT", outer.pid(), pid()));
    }

    /** Asks it to end, and waits until it has; returns its exit status. */
    public int terminate() {
        inner.destroy();
        return awaitEnd();
    }

    /** Asks it to end and does not wait. */
    public void askToEnd() {
        inner.destroy();
    }

    @Override
    public void close() {
        if (running()) {
            kill9();
        }
    }

    private void mustTake(boolean taken) {
        if (!taken) {
            throw new AssertionError("process " + pid() + " took no signal: " + output());
        }
    }

    private int awaitEnd() {
        try {
            if (running()) {
                Signal.send("CONT", outer.pid()); // it may be gone by now
            }
            return Ending.exit(outer, END);
        } catch (AssertionError stuck) {
            inner.destroyForcibly();
            throw stuck;
        }
    }
}

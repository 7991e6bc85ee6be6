// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a terminal. */
final class ShellIT extends Den {

    /** Runs a program on a terminal of its own. */
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    ShellIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void opensAShellOnATerminalAndEndsWithIt() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        // Without a width of the terminal the prompt is only dots.
        String command = "stty cols 120 rows 40; exec "
                + String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        Process script = programs.start(List.of("script", "-qfec", command, "/dev/null"));
        OutputStream keyboard = script.getOutputStream();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("domain> "));
        String welcome =
                Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        assertThat(welcome).contains("domain:peers");
        keyboard.write("echo typed | cat\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("typed\r\n"));
        Await.until(() -> pressCtrlD(script), alive -> !alive);
        Finished end = programs.finish(script);
        assertThat(end.status()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("shell-history"))))
                .isEqualTo("rw-------");
        assertThat(end.output())
                .doesNotContain("Exception")
                .doesNotContain("WARN")
                .doesNotContain("INFO");
    }

    @OnEachJava
    void ctrlCEndsFollowingEventsAndNotTheShell() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        String command = String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        // A build in the background of a shell ignores Ctrl-C, and so would what it starts.
        String line = "stty cols 120 rows 40; exec env --default-signal=INT " + command;
        Process script = programs.start(List.of("script", "-qfec", line, "/dev/null"));
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        OutputStream keyboard = script.getOutputStream();
        keyboard.write("domain:events\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("events come as they happen"));
        keyboard.write(3);
        keyboard.flush();
        // Gogo says so of every command; what is typed before is lost.
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("InterruptedException"));
        // With one space it is the answer, not what was typed.
        keyboard.write("echo still  here | cat\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("still here"));
        keyboard.write("exit\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        assertThat(programs.finish(script).status()).isZero();
    }

    @OnEachJava
    void exitEndsTheShellAndTheDomain() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        String command = String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        Process script =
                programs.start(List.of("script", "-qfec", "stty cols 120 rows 40; exec " + command, "/dev/null"));
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        script.getOutputStream().write("exit\n".getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
        Finished end = programs.finish(script);
        assertThat(end.status()).isZero();
        assertThat(end.output()).doesNotContain("Exception");
    }

    /** While a command runs the terminal takes Ctrl-D for itself: a person presses it again. */
    private static boolean pressCtrlD(Process script) {
        try {
            script.getOutputStream().write(4);
            script.getOutputStream().flush();
            return script.isAlive();
        } catch (IOException e) {
            return script.isAlive(); // it hung up in the meantime
        }
    }
}

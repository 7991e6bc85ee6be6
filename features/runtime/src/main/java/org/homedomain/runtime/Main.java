// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.homedomain.runtime.channel.Places;
import org.homedomain.runtime.client.ExecCommand;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;
import org.homedomain.runtime.command.Version;
import org.homedomain.runtime.demo.DemoCommand;
import org.homedomain.runtime.demo.PrepareCommand;
import org.homedomain.runtime.demo.StopCommand;
import org.homedomain.runtime.launch.Domain;

/** Entry of {@code java -jar homedomain-runtime.jar}. */
public final class Main {

    /** The real one: a running domain logs what is printed. */
    private static final PrintStream ERRORS = System.err;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return dispatch(CommandLine.parse(arguments, Places.ofThisUser()));
        } catch (ReportedException e) {
            ERRORS.println("homedomain: " + e.getMessage());
            return e.exitStatus();
        } catch (IOException e) {
            ERRORS.println("homedomain: " + e);
            return ExitStatus.FAILED;
        }
    }

    private static int dispatch(CommandLine line) throws ReportedException, IOException {
        if (line instanceof CommandLine.Start start) {
            return Domain.run(start, Terminals.interactive());
        } else if (line instanceof CommandLine.Exec exec) {
            return ExecCommand.run(exec);
        } else if (line instanceof CommandLine.Demo demo) {
            return DemoCommand.run(demo, Terminals.interactive());
        } else if (line instanceof CommandLine.Stop) {
            return StopCommand.run();
        } else if (line instanceof CommandLine.Prepare prepare) {
            return PrepareCommand.run(prepare);
        } else if (line instanceof CommandLine.Version) {
            System.out.println("homedomain " + Version.current());
        } else {
            System.out.print(usage());
        }
        return ExitStatus.FINE;
    }

    private static String usage() throws IOException {
        try (InputStream text = Main.class.getResourceAsStream("usage.txt")) {
            return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.runtime.channel.Places;

/** What the person asked for. */
public sealed interface CommandLine {

    /** Most domains a demo starts: each takes about 90 MB. */
    int MOST_DEMO_DOMAINS = 32;

    /** How long {@code exec} waits for a domain that does not answer, unless it is told. */
    Duration EXEC_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Start one domain in this process.
     *
     * @param config the file named on the command line, if any
     * @param data data folder
     * @param deploy folder watched for bundles
     * @param headless never open a shell
     * @param debug log decisions too
     */
    record Start(Optional<Path> config, Path data, Path deploy, boolean headless, boolean debug)
            implements CommandLine {}

    /**
     * Run a command on a running domain.
     *
     * @param domain its name, process ID or data folder
     * @param command as for the shell
     * @param timeout how long to wait until the domain takes the command; how long that runs is not bounded
     */
    record Exec(String domain, String command, Duration timeout) implements CommandLine {}

    /**
     * Start several domains as processes of their own.
     *
     * @param domains how many
     * @param detach return as soon as all know each other
     */
    record Demo(int domains, boolean detach) implements CommandLine {}

    /** End what a demo started. */
    record Stop() implements CommandLine {}

    /**
     * Write a class archive, with which later starts take half the processor time.
     *
     * @param archive the file to write
     */
    record Prepare(Path archive) implements CommandLine {}

    /** Tell the version. */
    record Version() implements CommandLine {}

    /** Tell the usage. */
    record Help() implements CommandLine {}

    /**
     * Reads a command line.
     *
     * @throws ReportedException with status {@link ExitStatus#USAGE} and, for a misspelt word, a suggestion
     */
    static CommandLine parse(List<String> arguments, Places places) throws ReportedException {
        return new CommandLineParser(arguments, places).parse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homedomain.runtime.channel.Frame;
import org.homedomain.runtime.channel.RunningDomain;
import org.homedomain.runtime.channel.RunningDomains;
import org.homedomain.runtime.channel.Spelling;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;

/** {@code run exec NAME COMMAND}. */
public final class ExecCommand {

    private ExecCommand() {}

    /** Runs it and returns the command's exit status. */
    public static int run(CommandLine.Exec exec) throws ReportedException, IOException {
        Optional<Path> direct = socketIn(exec.domain());
        if (direct.isPresent()) {
            return run(direct.get(), exec, "the domain in " + exec.domain());
        }
        RunningDomain domain = find(exec.domain(), RunningDomains.ofThisUser().list());
        return run(domain.socket(), exec, domain.name() + " (process " + domain.pid() + ")");
    }

    /** That of a data folder, whoever runs the domain: this user's list may be another one's elsewhere. */
    private static Optional<Path> socketIn(String word) {
        return word.indexOf('/') < 0
                ? Optional.empty()
                : Optional.of(RunningDomain.socketIn(Path.of(word))).filter(Files::exists);
    }

    private static int run(Path socket, CommandLine.Exec exec, String domain) throws ReportedException {
        String command = exec.command();
        int length = command.getBytes(StandardCharsets.UTF_8).length;
        if (length > Frame.MAX_BYTES) {
            throw new ReportedException(
                    ExitStatus.USAGE, "the command is " + length + " bytes long; allowed are " + Frame.MAX_BYTES);
        }
        // Never closed: they are this process's own.
        FileOutputStream output = new FileOutputStream(FileDescriptor.out);
        FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
        try {
            return RemoteShell.run(socket, command, output, errors, patience(exec.timeout(), domain, errors));
        } catch (SilentDomainException e) {
            throw new ReportedException(
                    ExitStatus.FAILED,
                    domain + " did not answer within " + seconds(exec.timeout())
                            + ": its process is stopped, or the machine is too busy");
        } catch (UncheckedIOException e) {
            if (String.valueOf(e.getMessage()).endsWith("Broken pipe")) {
                return ExitStatus.FAILED; // who read the output has seen enough
            }
            throw new ReportedException(ExitStatus.FAILED, "the output goes nowhere: " + e.getCause());
        } catch (IOException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse("it closed the connection");
            throw new ReportedException(ExitStatus.UNAVAILABLE, domain + " does not answer: " + why);
        }
    }

    private static Patience patience(Duration timeout, String domain, OutputStream errors) {
        String sentence = "homedomain: " + domain + " does not answer; waiting up to " + seconds(timeout) + "\n";
        return new Patience(timeout, () -> {
            try {
                errors.write(sentence.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    static RunningDomain find(String word, List<RunningDomain> running) throws ReportedException {
        List<RunningDomain> meant =
                running.stream().filter(domain -> domain.isMeantBy(word)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new ReportedException(
                ExitStatus.UNAVAILABLE, meant.isEmpty() ? unknown(word, running) : ambiguous(word, meant));
    }

    private static String unknown(String word, List<RunningDomain> running) {
        if (running.isEmpty()) {
            return "no domain \"" + word + "\" runs here, nor any other of this user\nStart one with: run";
        }
        String hint = Spelling.nearest(
                        word, running.stream().map(RunningDomain::name).toList())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
        return "no domain \"" + word + "\" runs here" + hint + "\n" + table(running);
    }

    private static String ambiguous(String word, List<RunningDomain> meant) {
        return meant.size() + " domains are named \"" + word + "\"; use the process ID or the data folder instead\n"
                + table(meant);
    }

    private static String table(List<RunningDomain> domains) {
        return domains.stream()
                .map(domain -> "  " + domain.name() + "  process " + domain.pid() + "  " + domain.data())
                .collect(Collectors.joining("\n", "Running:\n", ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Result;
import org.homedomain.runtime.channel.Frame;
import org.homedomain.runtime.channel.Spelling;
import org.jspecify.annotations.Nullable;

/** A shell session for a single command. */
final class ExecSession {

    private static final int FAILED = 1;

    private final FrameSink sink;
    private final PrintStream output;
    private final PrintStream errors;
    private final CommandSession session;
    private volatile int jobError;

    ExecSession(CommandProcessor processor, FrameSink sink) {
        this.sink = sink;
        output = new PrintStream(sink.stream(Frame.Kind.OUTPUT), true, StandardCharsets.UTF_8);
        errors = new PrintStream(sink.stream(Frame.Kind.ERROR), true, StandardCharsets.UTF_8);
        session = processor.createSession(InputStream.nullInputStream(), output, errors);
        session.put("SCOPE", ConsoleShell.SCOPE);
        session.setJobListener((job, previous, current) -> noteError(job, current));
    }

    /** A command that does not throw may still set an error on its process. */
    private void noteError(Job job, Job.Status status) {
        @Nullable Result result = status == Job.Status.Done && job.parent() == null ? job.result() : null;
        if (result != null) {
            jobError = result.error();
        }
    }

    /** Runs the command as the interactive shell would; an exception becomes a line on the error stream. */
    @SuppressWarnings("IllegalCatch") // whatever a command throws is its result
    int execute(String command) {
        try {
            @Nullable Object result = session.execute(command);
            if (result != null) {
                output.println(session.format(result, Converter.INSPECT));
            }
            return jobError;
        } catch (Exception e) {
            @Nullable String message = e.getMessage();
            errors.println(message == null || message.isBlank() ? e.toString() : message + hint(e));
            return FAILED;
        } finally {
            output.flush();
            errors.flush();
        }
    }

    /** What a person probably meant instead of a command that there is not. */
    private String hint(Exception failure) {
        if (!(failure instanceof CommandNotFoundException unknown)
                || !(session.get(CommandSessionImpl.COMMANDS) instanceof Collection<?> commands)) {
            return "";
        }
        String typed = unknown.getCommand();
        boolean scoped = typed.indexOf(':') >= 0;
        List<String> known = commands.stream()
                .map(String::valueOf)
                .map(name -> scoped ? name : name.substring(name.indexOf(':') + 1))
                .toList();
        return Spelling.nearest(typed, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    FrameSink sink() {
        return sink;
    }

    /** Interrupts the command if it still runs. */
    void close() {
        @Nullable Job job = session.foregroundJob();
        if (job != null) {
            job.interrupt();
        }
        session.close();
    }
}

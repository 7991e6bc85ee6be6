// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.Function;

/** A real Gogo with all our commands. */
final class GogoShell implements AutoCloseable {

    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final Channel out = new Channel();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    private final DoctorCommand doctor;
    final CommandSessionImpl session;
    private boolean closed;

    GogoShell(DomainServices services) {
        threadIo.start();
        doctor = new DoctorCommand(services);
        Map<String, DomainCommand> commands = Map.ofEntries(
                Map.entry("peers", new PeersCommand(services)),
                Map.entry("peer", new PeerCommand(services)),
                Map.entry("self", new SelfCommand(services)),
                Map.entry("services", new ServicesCommand(services)),
                Map.entry("events", new EventsCommand(services)),
                Map.entry("stats", new StatsCommand(services)),
                Map.entry("ping", new PingCommand(services)),
                Map.entry("join", new JoinCommand(services)),
                Map.entry("leave", new LeaveCommand(services)),
                Map.entry("sleep", new SleepCommand(services)),
                Map.entry("wake", new WakeCommand(services)),
                Map.entry("doctor", doctor),
                Map.entry("help", new HelpCommand()));
        commands.forEach((name, command) -> processor.addCommand("domain", command, name));
        session = processor.createSession(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** Makes the session one at a terminal of that width. */
    GogoShell wide(int columns) {
        session.put("#COLUMNS", (Function) (unused, arguments) -> columns);
        return this;
    }

    /** Runs a command line and returns what it printed. */
    String run(String line) throws Exception {
        out.reset();
        err.reset();
        session.execute(line);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Runs a command line that must fail, and returns the sentence that the shell shows for it. */
    String fail(String line) throws Exception {
        out.reset();
        err.reset();
        try {
            session.execute(line);
        } catch (CommandException e) {
            return e.toString();
        }
        throw new AssertionError("'" + line + "' did not fail, but printed: " + out.toString(StandardCharsets.UTF_8));
    }

    /** What the last command printed before it ended or failed. */
    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String progress() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** As when the network loses the terminal: nobody tells the session. */
    void loseConsole() {
        out.closed = true;
    }

    /** As when its bundle stops while somebody is about to ask. */
    void stopDoctor() {
        doctor.close();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        doctor.close();
        processor.stop();
        threadIo.stop();
    }

    /** What is printed; closed, it refuses what a closed channel of SSH refuses. */
    private static final class Channel extends ByteArrayOutputStream {

        private volatile boolean closed;

        @Override
        public void flush() throws IOException {
            if (closed) {
                throw new IOException("stream is already closed");
            }
        }
    }
}

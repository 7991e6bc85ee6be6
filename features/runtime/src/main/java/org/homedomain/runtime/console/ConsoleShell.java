// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.homedomain.runtime.channel.PrivateFolder;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interactive shell on the terminal this process was started from; leaving it stops the domain. The launcher
 * registers a {@link Console} if there is a terminal and it is to be used.
 */
@Component(
        service = {},
        immediate = true)
public final class ConsoleShell {

    /** Where a command without scope is looked for. */
    static final String SCOPE = "domain:gogo:*";

    private static final long PATIENCE_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleShell.class);

    private final BundleContext context;
    private final Shell shell;
    private final Terminal terminal;
    private final CommandSession session;
    private final Thread thread;
    private final Thread welcome;
    private volatile boolean stopping;

    @Activate
    public ConsoleShell(
            BundleContext context,
            @Reference Console person,
            @Reference CommandProcessor processor,
            @Reference GogoCommands commands)
            throws IOException {
        this.context = context;
        shell = commands.shell();
        terminal = TerminalBuilder.builder()
                .name("homedomain")
                .system(true)
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN)
                .build();
        session = processor.createSession(terminal.input(), terminal.output(), terminal.output());
        thread = new Thread(this::converse, "shell");
        thread.setDaemon(true);
        welcome = new Thread(() -> Welcome.print(context, session, thread), "welcome");
        welcome.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("IllegalCatch") // Shell.gosh declares Exception
    private void converse() {
        try {
            Path history = Path.of(context.getProperty("homedomain.data"), "shell-history");
            PrivateFolder.makeClosedFile(history);
            session.put(Shell.VAR_TERMINAL, terminal);
            session.put(LineReader.HISTORY_FILE, history);
            welcome.start();
            shell.gosh(session, new String[] {"--login", "--noshutdown", "--nohistory"});
        } catch (Exception e) {
            if (!stopping) {
                LOG.error("the shell ended", e);
            }
        } finally {
            endDomain();
        }
    }

    /** Whatever ended the shell: nobody could reach the domain from this terminal any more. */
    private void endDomain() {
        try {
            if (!stopping) {
                context.getBundle(0).stop();
            }
        } catch (BundleException e) {
            LOG.error("the domain does not end with its shell", e);
        }
    }

    @Deactivate
    void stop() throws IOException, InterruptedException {
        stopping = true;
        shell.stop();
        try {
            terminal.close();
        } finally {
            session.close();
            welcome.interrupt();
            thread.interrupt();
            thread.join(PATIENCE_MILLIS);
        }
    }
}

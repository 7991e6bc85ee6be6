// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.homedomain.api.peer.PeerStatus;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types into a real JLine shell of Gogo. */
@Timeout(60)
class GogoTabTest {

    private static final char TAB = '\t';

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Screenful shown = new Screenful();
    private final GogoTab tab = new GogoTab(new Proposals(domain));
    private final Thread person = new Thread(this::interact, "gogo-under-test");
    private CommandSession session;
    private Terminal terminal;

    @BeforeEach
    void start() throws Exception {
        threadIo.start();
        register("gogo", processor, "addCommand", "removeCommand", "eval");
        register("gogo", new Builtin(), "complete", "history", "set", "new", "setopt");
        register("gogo", new Procedural(), "if", "not", "each", "try");
        register("gogo", new Posix(processor), "cat", "echo");
        processor.addCommand("domain", new PeerCommand(domain), "peer");
        processor.addCommand("domain", new PeersCommand(domain), "peers");
        processor.addListener(tab);
        InputStream typed = new PipedInputStream(keyboard);
        terminal = new ExternalTerminal("test", "ansi", typed, shown, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 30));
        session = processor.createSession(terminal.input(), terminal.output(), terminal.output());
        session.put(Shell.VAR_TERMINAL, terminal);
        person.start();
        shown.await("g! ");
    }

    @AfterEach
    void stop() throws Exception {
        keyboard.close();
        person.join(20_000);
        session.close();
        processor.stop();
        terminal.close();
        threadIo.stop();
    }

    @Test
    void completesNamesOfDomains() throws Exception {
        type("domain:peer kit" + TAB + "\n");
        shown.await("bbbbbbbb-2222");
    }

    @Test
    void survivesNamesWithBlanksAndCompletesTheirIds() throws Exception {
        domain.add(InMemoryDomain.peer("dddddddd-4444", "living room", "10.0.0.4", PeerStatus.ALIVE));
        type("peer liv" + TAB + "\n");
        shown.await("No domain 'liv' is known");
        type("peer ddd" + TAB + "\n");
        shown.await("living room");
    }

    @Test
    void completesCommandsOptionsAndTheirValues() throws Exception {
        type("domain:peers --sta" + TAB);
        type("fai" + TAB + "\n");
        shown.await("garage");
        assertThat(shown.text()).doesNotContain("kitchen ");
    }

    @Test
    void forgetsWhenItGoes() throws Exception {
        type("domain:peer kit" + TAB + "\n");
        shown.await("bbbbbbbb-2222");

        tab.close();

        assertThat(((Map<?, ?>) session.get(".completions")).containsKey("domain:peer"))
                .isFalse();
        assertThat(session.get("__domain_arguments")).isNull();
    }

    private void register(String scope, Object target, String... functions) {
        for (String function : functions) {
            processor.addCommand(scope, target, function);
        }
    }

    private void type(String keys) throws Exception {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private void interact() {
        Shell.Context context = new Shell.Context() {
            @Override
            public String getProperty(String name) {
                return System.getProperty(name);
            }

            @Override
            public void exit() {}
        };
        Shell shell = new Shell(context, processor, threadIo, null);
        try {
            shell.gosh(session, new String[] {"--login", "--noshutdown", "--nohistory"});
        } catch (Exception e) {
            shown.writeBytes(e.toString());
        }
    }

    /** What a terminal was sent. */
    private static final class Screenful extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int octet) {
            bytes.write(octet);
            notifyAll();
        }

        void writeBytes(String text) {
            text.chars().forEach(this::write);
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "");
        }

        synchronized void await(String text) throws InterruptedException {
            for (int tries = 0; tries < 3_000 && !text().contains(text); tries++) {
                wait(10);
            }
            assertThat(text()).contains(text);
        }
    }
}

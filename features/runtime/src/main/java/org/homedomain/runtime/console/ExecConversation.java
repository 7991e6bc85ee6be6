// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.apache.felix.service.command.CommandProcessor;
import org.homedomain.runtime.channel.Frame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: a command comes in, its output goes out, and it ends when the client goes away. */
final class ExecConversation {

    private static final int BUSY = 75;

    private static final Logger LOG = LoggerFactory.getLogger(ExecConversation.class);

    private final SocketChannel client;
    private final CommandProcessor processor;
    private final Executor threads;
    private volatile @Nullable ExecSession session;

    ExecConversation(SocketChannel client, CommandProcessor processor, Executor threads) {
        this.client = client;
        this.processor = processor;
        this.threads = threads;
    }

    /** Reads the command, has it run on another thread, and watches the client meanwhile. */
    void run() {
        try (client) {
            Frame command = Frame.read(client);
            if (command.kind() != Frame.Kind.COMMAND) {
                throw new IOException("expected a command, got " + command.kind());
            }
            ExecSession started = new ExecSession(processor, new FrameSink(client));
            session = started;
            started.sink().write(Frame.taken());
            threads.execute(() -> answer(started, command.asText()));
            Frame more = Frame.read(client);
            LOG.debug("unexpected {}", more.kind());
        } catch (EOFException e) {
            LOG.debug("client is done");
        } catch (IOException e) {
            LOG.debug("conversation ended: {}", e.toString());
        } finally {
            end();
        }
    }

    private void answer(ExecSession started, String command) {
        int status = started.execute(command);
        try {
            started.sink().write(Frame.status(status));
            client.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("nobody waits for the status: {}", e.toString());
        }
    }

    void refuse() {
        try (client) {
            // A socket closed with something unread in it loses what was written to it.
            Frame.read(client);
            FrameSink sink = new FrameSink(client);
            sink.write(Frame.text(
                    Frame.Kind.ERROR,
                    "homedomain: " + ExecServer.MAX_CLIENTS + " commands run already, try again later\n"));
            sink.write(Frame.status(BUSY));
        } catch (IOException e) {
            LOG.debug("client was gone: {}", e.toString());
        }
    }

    void end() {
        ExecSession current = session;
        if (current != null) {
            current.close();
        }
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing: {}", e.toString());
        }
    }
}

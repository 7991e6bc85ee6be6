// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.homedomain.runtime.channel.Frame;

/** The client's side of the local command channel. */
public final class RemoteShell {

    private RemoteShell() {}

    /**
     * Runs a command and passes on what it writes as it comes.
     *
     * @return its exit status
     * @throws SilentDomainException if the domain does not take the command in time
     * @throws IOException if the domain cannot be reached or goes away
     * @throws UncheckedIOException if what it writes cannot be passed on
     */
    static int run(Path socket, String command, OutputStream output, OutputStream errors, Patience patience)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Patience.Watch watch = patience.watch(channel);
            try {
                return run(channel, socket, command, output, errors, watch::answered);
            } catch (ClosedChannelException e) {
                throw watch.gaveUp() ? new SilentDomainException() : e;
            } finally {
                watch.answered();
            }
        }
    }

    /**
     * Runs a command that writes no errors of interest.
     *
     * @return what it wrote
     * @throws IOException if the domain cannot be reached, goes away or has not answered within the time
     */
    public static String ask(Path socket, String command, Duration bound) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A socket of this kind knows no time limit of its own.
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> close(channel), CompletableFuture.delayedExecutor(bound.toMillis(), TimeUnit.MILLISECONDS));
            run(channel, socket, command, text, OutputStream.nullOutputStream(), () -> {});
            end.cancel(false);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(
            SocketChannel channel,
            Path socket,
            String command,
            OutputStream output,
            OutputStream errors,
            Runnable answered)
            throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
        Frame.text(Frame.Kind.COMMAND, command).write(channel);
        return copy(channel, output, errors, answered);
    }

    private static void pass(Frame frame, OutputStream stream) {
        try {
            frame.pass(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int copy(SocketChannel answers, OutputStream output, OutputStream errors, Runnable answered)
            throws IOException {
        while (true) {
            Frame frame = Frame.read(answers);
            answered.run();
            switch (frame.kind()) {
                case STATUS -> {
                    return frame.asStatus();
                }
                case OUTPUT -> pass(frame, output);
                case ERROR -> pass(frame, errors);
                case COMMAND -> throw new IOException("unexpected frame " + frame.kind());
            }
        }
    }
}

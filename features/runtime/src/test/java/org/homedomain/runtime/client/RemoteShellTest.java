// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.homedomain.runtime.channel.Frame;
import org.homedomain.runtime.channel.SocketPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteShellTest {

    private static final Patience CALM = new Patience(Duration.ofSeconds(50), () -> {});

    private final Path socket;

    RemoteShellTest(@TempDir Path folder) {
        socket = folder.resolve("exec.sock");
    }

    @Test
    void waitsForAStoppedDomainNoLongerThanItIsTold() throws IOException {
        try (SocketPlace.Listening nobodyAccepts = SocketPlace.open(List.of(socket))) {
            assertThatIOException()
                    .isThrownBy(() -> RemoteShell.ask(nobodyAccepts.path(), "peers", Duration.ofMillis(100)));
        }
    }

    @Test
    void returnsWhatTheCommandWrote() throws IOException {
        try (SocketPlace.Listening domain = SocketPlace.open(List.of(socket))) {
            CompletableFuture<Void> answer =
                    answer(domain, Frame.text(Frame.Kind.OUTPUT, "kitchen\n"), Frame.status(0));
            assertThat(RemoteShell.ask(socket, "peers", Duration.ofSeconds(30))).isEqualTo("kitchen\n");
            answer.join();
        }
    }

    @Test
    void tellsOutputThatGoesNowhereFromADomainThatDoesNotAnswer() throws IOException {
        OutputStream closed = OutputStream.nullOutputStream();
        closed.close();
        try (SocketPlace.Listening domain = SocketPlace.open(List.of(socket))) {
            CompletableFuture<Void> answer = answer(domain, Frame.text(Frame.Kind.OUTPUT, "kitchen\n"));
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> RemoteShell.run(socket, "peers", closed, closed, CALM));
            answer.join();
        }
    }

    @Test
    void complainsAndGivesUpIfNobodyTakesTheCommand() throws IOException {
        AtomicInteger complaints = new AtomicInteger();
        Patience patience = new Patience(Patience.A_WHILE.plusMillis(500), complaints::incrementAndGet);
        try (SocketPlace.Listening nobodyAccepts = SocketPlace.open(List.of(socket))) {
            assertThatExceptionOfType(SilentDomainException.class)
                    .isThrownBy(() -> RemoteShell.run(
                            nobodyAccepts.path(),
                            "peers",
                            OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(),
                            patience));
        }
        assertThat(complaints).hasValue(1);
    }

    @Test
    void waitsForTheEndOfACommandThatWasTakenHoweverLongItRuns() throws IOException {
        AtomicInteger complaints = new AtomicInteger();
        CompletableFuture<Void> overdue =
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(3_500, TimeUnit.MILLISECONDS));
        try (SocketPlace.Listening domain = SocketPlace.open(List.of(socket))) {
            CompletableFuture<Void> answer = answer(domain, overdue, Frame.taken(), Frame.status(7));
            int status = RemoteShell.run(
                    socket,
                    "domain:events",
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    new Patience(Duration.ofSeconds(3), complaints::incrementAndGet));
            assertThat(status).isEqualTo(7);
            answer.join();
        }
        assertThat(complaints).hasValue(0);
    }

    private static CompletableFuture<Void> answer(SocketPlace.Listening domain, Frame... frames) {
        return answer(domain, CompletableFuture.completedFuture(null), frames);
    }

    /** Answers, with a pause after the first frame. */
    private static CompletableFuture<Void> answer(
            SocketPlace.Listening domain, CompletableFuture<Void> pause, Frame... frames) {
        return CompletableFuture.runAsync(() -> {
            try (SocketChannel client = domain.channel().accept()) {
                Frame.read(client);
                frames[0].write(client);
                pause.join();
                for (int next = 1; next < frames.length; next++) {
                    frames[next].write(client);
                }
                client.read(ByteBuffer.allocate(1)); // until the client has read it all
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

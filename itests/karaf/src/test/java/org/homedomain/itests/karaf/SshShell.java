// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/** Runs single commands over SSH, as a script of an operator does. */
final class SshShell {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String COLOUR = "\u001b\\[[;\\d]*m";

    private SshShell() {}

    static ShellAnswer run(KarafFolder folder, String commandLine) {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> true); // it made its key a moment ago
            client.start();
            try (ClientSession session = client.connect(
                            "karaf", "127.0.0.1", folder.ports().ssh())
                    .verify(BOUND)
                    .getClientSession()) {
                session.addPublicKeyIdentity(folder.key().pair());
                session.auth().verify(BOUND);
                return run(session, commandLine);
            }
        } catch (IOException unanswered) {
            throw new UncheckedIOException("no answer to " + commandLine, unanswered);
        }
    }

    private static ShellAnswer run(ClientSession session, String commandLine) throws IOException {
        try (ChannelExec channel = session.createExecChannel(commandLine);
                ByteArrayOutputStream output = new ByteArrayOutputStream()) {
            channel.setOut(output);
            channel.setErr(output);
            channel.open().verify(BOUND);
            if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), BOUND).contains(ClientChannelEvent.TIMEOUT)) {
                throw new IOException("still running after " + BOUND + ", said: " + output.toString(UTF_8));
            }
            int status = Objects.requireNonNullElse(channel.getExitStatus(), -1);
            return new ShellAnswer(output.toString(UTF_8).replaceAll(COLOUR, ""), status);
        }
    }
}

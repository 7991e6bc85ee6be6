// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;

/** A person at the shell, who types key by key. */
final class SshTerminal implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final ChannelShell channel;

    SshTerminal(KarafFolder folder) throws IOException {
        client.setServerKeyVerifier((session, address, key) -> true); // it made its key a moment ago
        client.start();
        session = client.connect("karaf", "127.0.0.1", folder.ports().ssh())
                .verify(BOUND)
                .getClientSession();
        session.addPublicKeyIdentity(folder.key().pair());
        session.auth().verify(BOUND);
        channel = session.createShellChannel();
        channel.setPtyType("xterm");
        channel.setOut(seen);
        channel.setErr(seen);
        channel.open().verify(BOUND);
    }

    void type(String keys) throws IOException {
        OutputStream keyboard = channel.getInvertedIn();
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    /** All that appeared so far, control sequences left out. */
    String screen() {
        return seen.toString(UTF_8).replaceAll("\u001b\\[[;?\\d]*[a-zA-Z]", "");
    }

    @Override
    public void close() throws IOException {
        channel.close(true);
        session.close(true);
        client.close();
    }
}

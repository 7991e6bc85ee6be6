// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.homedomain.runtime.channel.Frame;
import org.homedomain.runtime.channel.RunningDomain;

/** The client's side of the local command channel. */
public final class RemoteShell {

    private RemoteShell() {}

    /**
     * Runs a command and passes on what it writes as it comes.
     *
     * @return its exit status
     * @throws IOException if the domain cannot be reached or goes away
     */
    public static int run(RunningDomain domain, String command, OutputStream output, OutputStream errors)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(domain.socket()));
            Frame.text(Frame.Kind.COMMAND, command).write(channel);
            return copy(channel, output, errors);
        }
    }

    private static int copy(SocketChannel answers, OutputStream output, OutputStream errors) throws IOException {
        while (true) {
            Frame frame = Frame.read(answers);
            switch (frame.kind()) {
                case STATUS -> {
                    return frame.asStatus();
                }
                case OUTPUT -> frame.pass(output);
                case ERROR -> frame.pass(errors);
                case COMMAND -> throw new IOException("unexpected frame " + frame.kind());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Opens the socket on which a domain takes commands, at the first of several places where that works. */
public final class SocketPlace {

    /** A path of a Unix domain socket has 108 bytes on Linux and 104 on macOS, one of them the end mark. */
    static final int MAX_PATH_BYTES = 103;

    private SocketPlace() {}

    /**
     * A socket that listens.
     *
     * @param channel the socket
     * @param path where it is
     */
    public record Listening(ServerSocketChannel channel, Path path) implements Closeable {

        /** Whoever waits for a client is told; the file goes. */
        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    /**
     * Opens the first that works.
     *
     * @param candidates paths, the best first; a file there is replaced, its folder closed to other users
     * @throws IOException if none works; says why for each
     */
    public static Listening open(List<Path> candidates) throws IOException {
        StringJoiner reasons = new StringJoiner("; ");
        for (Path path : candidates) {
            if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
                reasons.add(path + ": longer than the " + MAX_PATH_BYTES + " bytes a socket's path may have");
                continue;
            }
            try {
                return open(path);
            } catch (IOException e) {
                reasons.add(path + ": " + e);
            }
        }
        throw new IOException(reasons.toString());
    }

    private static Listening open(Path path) throws IOException {
        PrivateFolder.makeClosed(path.resolveSibling("").toAbsolutePath());
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            PrivateFolder.restrict(path, "rw-------");
            return new Listening(channel, path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}

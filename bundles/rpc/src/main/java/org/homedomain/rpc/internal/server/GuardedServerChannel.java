// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.homedomain.rpc.internal.server.ConnectionGate.Ends;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket that asks the gate about each connection and closes those it refuses at once. */
final class GuardedServerChannel extends NioServerSocketChannel {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedServerChannel.class);

    private final ConnectionGate gate;

    GuardedServerChannel(ConnectionGate gate) {
        this.gate = gate;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        SocketChannel connection = javaChannel().accept();
        if (connection == null) {
            return 0;
        }
        try {
            if (take(connection, accepted)) {
                return 1;
            }
        } catch (Throwable failure) { // whatever it is: netty would close the listening socket for good
            LOG.warn("a connection was closed, as accepting it failed", failure);
        }
        connection.close();
        return 0;
    }

    private boolean take(SocketChannel connection, List<Object> accepted) throws IOException {
        Ends ends = ends(connection);
        if (ends == null || !gate.admits(ends)) {
            return false;
        }
        try {
            NioSocketChannel channel = new NioSocketChannel(this, connection);
            Object unused = channel.closeFuture().addListener(closed -> gate.closed(ends));
            accepted.add(channel);
            return true;
        } catch (Throwable failure) {
            gate.closed(ends);
            throw failure;
        }
    }

    private static @Nullable Ends ends(SocketChannel connection) throws IOException {
        return connection.getLocalAddress() instanceof InetSocketAddress local
                        && connection.getRemoteAddress() instanceof InetSocketAddress remote
                ? new Ends(local, remote)
                : null;
    }
}

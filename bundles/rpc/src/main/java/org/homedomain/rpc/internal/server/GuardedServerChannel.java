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

/** A listening socket that asks the gate about each connection and closes those it refuses at once. */
final class GuardedServerChannel extends NioServerSocketChannel {

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
        Ends ends = ends(connection);
        if (ends == null || !gate.admits(ends)) {
            connection.close();
            return 0;
        }
        NioSocketChannel channel = new NioSocketChannel(this, connection);
        Object unused = channel.closeFuture().addListener(closed -> gate.closed(ends));
        accepted.add(channel);
        return 1;
    }

    private static @Nullable Ends ends(SocketChannel connection) throws IOException {
        return connection.getLocalAddress() instanceof InetSocketAddress local
                        && connection.getRemoteAddress() instanceof InetSocketAddress remote
                ? new Ends(local, remote)
                : null;
    }
}

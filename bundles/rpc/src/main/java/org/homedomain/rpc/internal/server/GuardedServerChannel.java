// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
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
        InetAddress local = address(connection.getLocalAddress());
        InetAddress remote = address(connection.getRemoteAddress());
        if (local == null || remote == null || !gate.admits(local, remote)) {
            connection.close();
            return 0;
        }
        NioSocketChannel channel = new NioSocketChannel(this, connection);
        Object unused = channel.closeFuture().addListener(closed -> gate.closed(remote));
        accepted.add(channel);
        return 1;
    }

    private static @Nullable InetAddress address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getAddress() : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.wire.Origin;

/** Socket addresses for people. */
final class SocketText {

    private SocketText() {}

    static String of(InetSocketAddress address) {
        return Endpoint.of(host(address), address.getPort()).toString();
    }

    static String host(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return ip == null ? address.getHostString() : Origin.text(ip);
    }
}

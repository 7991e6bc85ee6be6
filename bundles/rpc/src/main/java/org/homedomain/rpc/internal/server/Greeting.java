// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import org.homedomain.rpc.internal.server.ConnectionGate.Ends;

/** Tells the gate which connections speak HTTP/2: gRPC asks a filter only when the handshake is complete. */
final class Greeting extends ServerTransportFilter {

    private final ConnectionGate gate;

    Greeting(ConnectionGate gate) {
        this.gate = gate;
    }

    @Override
    public Attributes transportReady(Attributes transport) {
        if (transport.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR) instanceof InetSocketAddress local
                && transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress remote) {
            gate.greeted(new Ends(local, remote));
        }
        return transport;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.homedomain.rpc.internal.wire.Origin;

/** Who calls: the other end of the connection, for handlers to ask. */
final class Caller implements ServerInterceptor {

    private static final Context.Key<Origin> ORIGIN = Context.keyWithDefault("origin", Origin.DISK);

    /** The other end of the connection of the call that is being handled. */
    static Origin origin() {
        return ORIGIN.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current().withValue(ORIGIN, Origin.of(remote(call)));
        return Contexts.interceptCall(context, call, headers, next);
    }

    /** Whom a call is counted for. */
    static InetAddress counted(ServerCall<?, ?> call) {
        return Counted.whom(address(call, Grpc.TRANSPORT_ATTR_LOCAL_ADDR), remote(call));
    }

    private static InetAddress remote(ServerCall<?, ?> call) {
        return address(call, Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    }

    private static InetAddress address(ServerCall<?, ?> call, Attributes.Key<SocketAddress> end) {
        SocketAddress address = call.getAttributes().get(end);
        if (address instanceof InetSocketAddress inet) {
            return inet.getAddress();
        }
        throw new IllegalStateException("a call that came over no IP connection: " + address);
    }
}

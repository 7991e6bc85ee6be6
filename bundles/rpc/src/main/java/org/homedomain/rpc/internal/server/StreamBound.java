// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.wire.WireCaps;

/**
 * Sees how a message of an open stream grows while it arrives. gRPC would gather as much as the largest message of any
 * method, and hold it as long as the rest does not come.
 */
final class StreamBound extends ServerStreamTracer {

    private static final Context.Key<StreamBound> KEY = Context.key("stream-bound");

    private static final ServerStreamTracer NONE = new ServerStreamTracer() {};

    private long arrived;
    private volatile Runnable excess = () -> {};

    static ServerStreamTracer.Factory factory() {
        return new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
                return fullMethodName.equals(Payload.CONVERSE.getFullMethodName()) ? new StreamBound() : NONE;
            }
        };
    }

    /** What to do, on a thread of gRPC, when a message of the call that is being handled has become too large. */
    static void onExcess(Runnable action) {
        StreamBound bound = KEY.get();
        if (bound != null) {
            bound.excess = action;
        }
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    @Override
    public void inboundWireSize(long bytes) {
        arrived += bytes;
        if (arrived > WireCaps.MAX_STREAM_MESSAGE_SIZE) {
            excess.run();
        }
    }

    @Override
    public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
        arrived = 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.call;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerStreamTracer;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls, messages and their bytes, by method, as gRPC tells of them; thread-safe. The methods of
 * our services are told apart; what strangers call besides is counted together, whatever they name it.
 */
public final class Traffic {

    /** What was counted of one method. */
    private record Lane(
            LongAdder messagesSent, LongAdder bytesSent, LongAdder messagesReceived, LongAdder bytesReceived) {
        Lane() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /**
     * What was counted.
     *
     * @param kind the method in lower case with dashes, {@code other} for all that are not ours
     */
    public record Count(String kind, long messagesSent, long bytesSent, long messagesReceived, long bytesReceived) {}

    private static final String OTHER = "other";

    private final Map<String, Lane> lanes = new HashMap<>(); // not changed once filled
    private final List<String> methods = new ArrayList<>();
    private final Lane other = new Lane();
    private final LongAdder made = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();

    public Traffic() {
        for (ServiceDescriptor service : List.of(Payload.SERVICE, Payload.PEERING)) {
            for (MethodDescriptor<?, ?> method : service.getMethods()) {
                methods.add(method.getFullMethodName());
                lanes.put(method.getFullMethodName(), new Lane());
            }
        }
    }

    /** Counts the calls of the channels that have it. */
    public ClientInterceptor ofClient() {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                Lane lane = lane(method.getFullMethodName());
                ClientStreamTracer.Factory tracers = new ClientStreamTracer.Factory() {
                    @Override
                    public ClientStreamTracer newClientStreamTracer(
                            ClientStreamTracer.StreamInfo info, Metadata headers) {
                        return new Called(lane);
                    }
                };
                return next.newCall(method, options.withStreamTracerFactory(tracers));
            }
        };
    }

    /** Counts the calls of the server that has it. */
    public ServerStreamTracer.Factory ofServer() {
        return new ServerStreamTracer.Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
                return new Answered(lane(fullMethodName));
            }
        };
    }

    private Lane lane(String fullMethodName) {
        return lanes.getOrDefault(fullMethodName, other);
    }

    /** One for each method, in the order of the services, and one for all others. */
    public List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        methods.forEach(method -> counts.add(count(kind(method), lane(method))));
        counts.add(count(OTHER, other));
        return counts;
    }

    private static Count count(String kind, Lane lane) {
        return new Count(
                kind,
                lane.messagesSent().sum(),
                lane.bytesSent().sum(),
                lane.messagesReceived().sum(),
                lane.bytesReceived().sum());
    }

    /** {@code grpcdomain.Domain/ShareIdentityList} becomes {@code share-identity-list}. */
    static String kind(String fullMethodName) {
        return fullMethodName
                .substring(fullMethodName.lastIndexOf('/') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Calls that this domain made. */
    public long made() {
        return made.sum();
    }

    /** Calls that this domain made and that ended without success; those that it gave up itself do not count. */
    public long failed() {
        return failed.sum();
    }

    /** Calls that others made to this domain. */
    public long answered() {
        return answered.sum();
    }

    /** Calls of either direction that have begun and not ended. */
    public int open() {
        return open.get();
    }

    // The two repeat each other because gRPC wants a class of its own for each side; neither side can have the other's.

    private final class Called extends ClientStreamTracer {

        private final Lane lane;

        Called(Lane lane) {
            this.lane = lane;
            made.increment();
            open.incrementAndGet();
        }

        @Override
        public void outboundMessage(int number) {
            lane.messagesSent().increment();
        }

        @Override
        public void outboundWireSize(long bytes) {
            lane.bytesSent().add(bytes);
        }

        @Override
        public void inboundMessage(int number) {
            lane.messagesReceived().increment();
        }

        @Override
        public void inboundWireSize(long bytes) {
            lane.bytesReceived().add(bytes);
        }

        @Override
        public void streamClosed(Status status) {
            open.decrementAndGet();
            if (!status.isOk() && status.getCode() != Status.Code.CANCELLED) {
                failed.increment();
            }
        }
    }

    private final class Answered extends ServerStreamTracer {

        private final Lane lane;

        Answered(Lane lane) {
            this.lane = lane;
            answered.increment();
            open.incrementAndGet();
        }

        @Override
        public void outboundMessage(int number) {
            lane.messagesSent().increment();
        }

        @Override
        public void outboundWireSize(long bytes) {
            lane.bytesSent().add(bytes);
        }

        @Override
        public void inboundMessage(int number) {
            lane.messagesReceived().increment();
        }

        @Override
        public void inboundWireSize(long bytes) {
            lane.bytesReceived().add(bytes);
        }

        @Override
        public void streamClosed(Status status) {
            open.decrementAndGet();
        }
    }
}

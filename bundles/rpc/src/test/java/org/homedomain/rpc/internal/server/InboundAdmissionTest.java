// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.homedomain.rpc.internal.call.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls from addresses that a test on loopback cannot have. */
@Timeout(60)
final class InboundAdmissionTest {

    private long now;
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final InboundAdmission admission = new InboundAdmission(timers, () -> now);

    @AfterEach
    void close() {
        timers.shutdownNow();
    }

    private Call call(String address) {
        Call call = new Call(address);
        call.listener = admission.interceptCall(call, new Metadata(), (served, headers) -> {
            served.request(2);
            return new ServerCall.Listener<>() {};
        });
        return call;
    }

    private List<Call> calls(int count, String address) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call(address));
        }
        return calls;
    }

    @Test
    void oneAddressGetsOnlySoManyCallsASecond() {
        int burst = ServerCaps.CALLS_PER_SECOND * Rates.BURST_SECONDS;
        for (int i = 0; i < burst; i++) {
            call("10.0.0.2").listener.onComplete();
        }
        assertThat(admission.refused()).isZero();
        assertThat(call("10.0.0.2").status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(call("10.0.0.3").requested).isPositive();

        now += TimeUnit.SECONDS.toNanos(1) / ServerCaps.CALLS_PER_SECOND;
        assertThat(call("10.0.0.2").requested).isPositive();
        assertThat(call("10.0.0.2").status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(admission.refused()).isEqualTo(2);
    }

    @Test
    void oneAddressGetsNeitherAllPlacesNorAllCalls() {
        List<Call> greedy = calls(ServerCaps.MAX_CALLS_PER_ADDRESS, "10.0.0.2");
        assertThat(greedy).filteredOn(call -> call.requested > 0).hasSize(ServerCaps.MAX_RECEIVING_PER_ADDRESS);
        assertThat(call("10.0.0.2").status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(admission.refused()).isEqualTo(1);

        Call honest = call("10.0.0.3");
        assertThat(honest.requested).isEqualTo(2);
        assertThat(honest.isOpen()).isTrue();
    }

    @Test
    void thisMachineIsNotOneAddress() {
        List<Call> own = calls(ServerCaps.CALLS_PER_SECOND + 1, "10.0.0.1");

        assertThat(own).allMatch(Call::isOpen);
        assertThat(own).filteredOn(call -> call.requested > 0).hasSize(ServerCaps.MAX_RECEIVING);
    }

    @Test
    void aPlaceThatIsLeftGoesToTheNextThatMayHaveIt() {
        List<Call> first = calls(ServerCaps.MAX_RECEIVING_PER_ADDRESS + 1, "10.0.0.2");
        List<Call> second = calls(ServerCaps.MAX_RECEIVING_PER_ADDRESS + 1, "10.0.0.3");
        Call third = call("10.0.0.4");
        assertThat(third.requested).isZero();

        second.get(0).listener.onHalfClose();
        assertThat(second.get(4).requested).as("its address has a place again").isPositive();
        first.get(4).listener.onCancel(); // while it waits
        first.get(0).listener.onCancel();
        assertThat(first.get(4).requested).as("whoever has left gets no place").isZero();
        assertThat(third.requested).isPositive();
    }

    @Test
    void whoeverWaitsTooLongIsRefused() throws Exception {
        List<Call> calls = calls(3 * ServerCaps.MAX_RECEIVING_PER_ADDRESS, "10.0.0.2");

        for (Call call : calls) {
            assertThat(call.closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(call.status()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        }
        assertThat(calls)
                .filteredOn(call -> call.requested == 0)
                .as("while the first dawdled, all others waited as long")
                .hasSizeGreaterThanOrEqualTo(ServerCaps.MAX_RECEIVING_PER_ADDRESS);
        assertThat(call("10.0.0.2").requested).isPositive();
    }

    @Test
    void aServiceThatCannotStartHoldsNoPlace() {
        ServerCallHandler<byte[], byte[]> broken = (call, headers) -> {
            call.request(2);
            throw new IllegalStateException("a bug");
        };
        for (int i = 0; i <= ServerCaps.MAX_CALLS_PER_ADDRESS; i++) {
            assertThatThrownBy(() -> admission.interceptCall(new Call("10.0.0.2"), new Metadata(), broken))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(call("10.0.0.2").requested).isPositive();
    }

    /** A call whose other end is anywhere. */
    private static final class Call extends ServerCall<byte[], byte[]> {

        private final CountDownLatch closed = new CountDownLatch(1);
        private final Attributes attributes;
        private volatile int requested;
        private volatile Status status = Status.UNKNOWN;
        private ServerCall.Listener<byte[]> listener = new ServerCall.Listener<>() {};

        Call(String address) {
            attributes = Attributes.newBuilder()
                    .set(
                            Grpc.TRANSPORT_ATTR_LOCAL_ADDR,
                            new InetSocketAddress(InetAddresses.forString("10.0.0.1"), 9_000))
                    .set(
                            Grpc.TRANSPORT_ATTR_REMOTE_ADDR,
                            new InetSocketAddress(InetAddresses.forString(address), 40_000))
                    .build();
        }

        boolean isOpen() {
            return closed.getCount() > 0;
        }

        Status.Code status() {
            return status.getCode();
        }

        @Override
        public void request(int messages) {
            requested = messages;
        }

        @Override
        public void close(Status why, Metadata trailers) {
            status = why;
            closed.countDown();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            throw new AssertionError("nothing is answered here");
        }

        @Override
        public void sendMessage(byte[] message) {
            throw new AssertionError("nothing is answered here");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<byte[], byte[]> getMethodDescriptor() {
            return Payload.SHARE;
        }
    }
}

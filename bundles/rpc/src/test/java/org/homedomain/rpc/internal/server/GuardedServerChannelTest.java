// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.spi.settings.NetworkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GuardedServerChannelTest {

    private static final NetworkSettings SETTINGS =
            new NetworkSettings(List.of(), false, false, NetworkSettings.MdnsEngine.DIRECT, List.of());

    @Test
    void aFailureWhileAcceptingCostsThatConnectionOnly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Supplier<NetworkSettings> settings = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("a bundle was taken away");
            }
            return SETTINGS;
        };
        ConnectionGate gate = new ConnectionGate(new ListenerRule(settings, Optional::empty), System::nanoTime);
        DropCounts drops = new DropCounts();
        Threads threads = new Threads();
        DomainService service = new DomainService(
                Optional::empty, new MessageDecoder(drops), new MessageEncoder(drops, () -> 1L), threads.timers());
        PeeringService peering = new PeeringService(Optional::empty, drops, threads.timers(), System::nanoTime);

        try (threads;
                DomainServer server =
                        DomainServer.start(0, service, peering, gate, threads, new Traffic(), System::nanoTime)) {
            try (Socket first = connect(server)) {
                assertThat(first.getInputStream().read()).as("closed at once").isEqualTo(-1);
            }
            try (Socket second = connect(server)) {
                assertThat(second.getInputStream().read()).as("HTTP/2 settings").isZero();
                assertThat(gate.open()).isEqualTo(1);
            }
        }
    }

    private static Socket connect(DomainServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }
}

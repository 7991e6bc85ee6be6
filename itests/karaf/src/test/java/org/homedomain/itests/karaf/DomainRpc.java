// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.homedomain.proto.grpcdomain.DomainGrpc;
import org.homedomain.proto.grpcdomain.DumpIdentityListRequest;

/** Calls a domain as a stranger does. */
final class DomainRpc {

    private DomainRpc() {}

    /** Whether a domain on loopback answers {@code DumpIdentityList}. */
    static boolean answers(int port) {
        return isOpen(port) && dumps(port);
    }

    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean dumps(int port) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try {
            return DomainGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(2, TimeUnit.SECONDS)
                    .dumpIdentityList(DumpIdentityListRequest.getDefaultInstance())
                    .hasIdentity();
        } catch (StatusRuntimeException notYet) {
            return false;
        } finally {
            channel.shutdownNow();
        }
    }
}

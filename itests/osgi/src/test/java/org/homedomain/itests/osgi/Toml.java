// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;

/** Configurations of the tests: on loopback, each test under a title of its own. */
final class Toml {

    private Toml() {}

    static String of(String title, String name, int port, boolean mdns, List<Integer> peers) {
        String addresses =
                peers.stream().map(each -> "\"127.0.0.1:" + each + "\"").collect(Collectors.joining(","));
        return """
                title = "%s"
                name = "%s"
                port = %d
                peers = [%s]

                [network]
                interfaces = ["lo"]

                [discovery]
                mdns = %s
                """
                .formatted(title, name, port, addresses, mdns);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}

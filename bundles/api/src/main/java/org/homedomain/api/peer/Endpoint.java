// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.List;

/**
 * Where a domain can be reached.
 *
 * @param addresses IP addresses as text without brackets, IPv6 link-local ones with a zone only where the zone is this
 *     machine's; the one that worked last comes first; may be empty while none is known
 * @param port TCP port of the gRPC server, 1 to 65535
 */
public record Endpoint(List<String> addresses, int port) {

    /** The highest TCP port. */
    public static final int MAX_PORT = 65_535;

    /**
     * @throws IllegalArgumentException if {@code port} is outside 1 to 65535
     */
    public Endpoint {
        addresses = List.copyOf(addresses);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
        }
    }

    /** An endpoint with one address. */
    public static Endpoint of(String address, int port) {
        return new Endpoint(List.of(address), port);
    }

    /** The preferred address with the port, IPv6 in brackets; {@code "?:port"} while no address is known. */
    @Override
    public String toString() {
        String host = addresses.isEmpty() ? "?" : addresses.get(0);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

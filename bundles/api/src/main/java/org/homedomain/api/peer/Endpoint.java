// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a domain can be reached.
 *
 * @param addresses IP addresses as text without brackets, IPv6 link-local ones with a zone only where the zone is this
 *     machine's; the one that worked last comes first; may be empty while none is known
 * @param port TCP port of the gRPC server, 1 to 65535
 */
public record Endpoint(List<String> addresses, int port) {

    /** {@code fe80::/10} and {@code 169.254.0.0/16}. */
    private static final Pattern LINK_LOCAL =
            Pattern.compile("fe[89ab][0-9a-f]:.*|169\\.254\\..*", Pattern.CASE_INSENSITIVE);

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

    /**
     * The address for those who take only one: the preferred of those that mean the same on every link, or the preferred
     * at all if each is link-local; empty while none is known.
     */
    public Optional<String> addressForOthers() {
        return addresses.stream()
                .filter(address -> !LINK_LOCAL.matcher(address).matches())
                .findFirst()
                .or(() -> addresses.stream().findFirst());
    }

    /** The preferred address with the port, IPv6 in brackets; {@code "?:port"} while no address is known. */
    @Override
    public String toString() {
        String host = addresses.isEmpty() ? "?" : addresses.get(0);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

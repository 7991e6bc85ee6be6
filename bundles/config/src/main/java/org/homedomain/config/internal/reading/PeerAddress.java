// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homedomain.api.peer.Endpoint;

/** Where to dial a peer: {@code host:port}, with an IPv6 address in brackets. */
final class PeerAddress {

    static final Kind<Endpoint> KIND = Kind.parsed(
            "host:port such as \"10.0.0.7:9000\", \"[fd00::1]:9000\" or \"kitchen.lan:9000\", port 1 to 65535",
            PeerAddress::parse,
            PeerAddress::hint);

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final Pattern LABELS =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern ZONED = Pattern.compile("([^%]*)(%[A-Za-z0-9._:@-]{1,64})?");
    private static final int LONGEST_HOST = 253;

    private PeerAddress() {}

    private static Optional<Endpoint> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !PORT.matcher(text.substring(colon + 1)).matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        return port < 1 || port > Endpoint.MAX_PORT
                ? Optional.empty()
                : host(text.substring(0, colon)).map(host -> Endpoint.of(host, port));
    }

    private static Optional<String> host(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            String inside = host.substring(1, host.length() - 1);
            Matcher zoned = ZONED.matcher(inside);
            return zoned.matches() && IpLiteral.isV6(zoned.group(1)) ? Optional.of(inside) : Optional.empty();
        }
        boolean named = host.length() <= LONGEST_HOST
                && LABELS.matcher(host).matches()
                && !ONLY_NUMBERS.matcher(host).matches();
        return named || IpLiteral.isV4(host) ? Optional.of(host) : Optional.empty();
    }

    private static String hint(String text) {
        if (text.indexOf(':') < 0) {
            return "; the port is missing";
        }
        boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        return bare ? "; an IPv6 address stands in brackets" : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homedomain.api.peer.Endpoint;

/** Reads {@code HOST:PORT}, IPv6 in brackets. */
final class HostAndPort {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.]+(?:%[^\\]]+)?)]|(?<host>[^:\\[\\]\\s]+)):(?<port>[0-9]{1,9})");

    private HostAndPort() {}

    /**
     * @throws CommandException if it is something else
     */
    static Endpoint parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new CommandException("'" + text + "' is no HOST:PORT." + hint(text));
        }
        int port = Integer.parseInt(parts.group("port"));
        if (port < 1 || port > Endpoint.MAX_PORT) {
            throw new CommandException("Port " + port + " in '" + text + "' is not between 1 and 65535.");
        }
        String address = parts.group("v6");
        return Endpoint.of(address == null ? parts.group("host") : address, port);
    }

    private static String hint(String text) {
        long colons = text.chars().filter(unit -> unit == ':').count();
        if (colons == 0) {
            return " The port is missing: '" + text + ":9000', say; 'domain:self' on the other domain shows it.";
        }
        return colons > 1 && !text.startsWith("[")
                ? " An IPv6 address stands in brackets: 'domain:join [fe80::1]:9000'."
                : " Examples: 'domain:join 10.0.0.7:9000', 'domain:join [fe80::1]:9000'.";
    }
}

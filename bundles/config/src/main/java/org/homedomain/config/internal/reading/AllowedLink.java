// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.Optional;
import java.util.regex.Pattern;

/** An interface by name or pattern, or a network. */
final class AllowedLink {

    static final Kind<String> KIND = Kind.parsed(
            "an interface such as \"eth0\" or \"wlan*\", or a network such as \"10.0.0.0/8\" or \"fd00::/8\"",
            AllowedLink::parse,
            AllowedLink::hint);

    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9._:@*-]{1,64}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    private AllowedLink() {}

    private static Optional<String> parse(String text) {
        int slash = text.indexOf('/');
        boolean valid = slash < 0
                ? INTERFACE.matcher(text).matches() && !IpLiteral.isAddress(text)
                : isNetwork(text.substring(0, slash), text.substring(slash + 1));
        return valid ? Optional.of(text) : Optional.empty();
    }

    private static boolean isNetwork(String address, String length) {
        int most = IpLiteral.isV4(address) ? 32 : IpLiteral.isV6(address) ? 128 : -1;
        return LENGTH.matcher(length).matches() && Integer.parseInt(length) <= most;
    }

    private static String hint(String text) {
        if (!IpLiteral.isAddress(text)) {
            return "";
        }
        return "; a single address is \"" + text + (IpLiteral.isV4(text) ? "/32\"" : "/128\"");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.Locale;
import java.util.regex.Pattern;

/** The DNS-SD service type that domains of one title share. */
final class ServiceType {

    private static final int MAX_LETTERS = 15; // RFC 6335 section 5.1
    private static final String PROTOCOL = "._tcp";
    private static final String NAMELESS = "homedomain";
    private static final Pattern VALID = Pattern.compile("_(?=[^.]*[A-Za-z])[A-Za-z0-9](?:-?[A-Za-z0-9]){0,14}\\._tcp");

    private ServiceType() {}

    /**
     * A title that is a valid type ({@code _dominion._tcp}) is taken as it is, so that originals share it; of any other
     * the characters {@code a-z0-9-} are kept. Titles may share a type: the handshake tells them apart.
     */
    static String ofTitle(String title) {
        if (VALID.matcher(title).matches() && title.length() <= 1 + MAX_LETTERS + PROTOCOL.length()) {
            return title;
        }
        String kept = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]", "")
                .replaceAll("-+", "-")
                .replaceAll("^-", "");
        String cut = kept.substring(0, Math.min(kept.length(), MAX_LETTERS)).replaceAll("-$", "");
        return "_" + (cut.isEmpty() ? NAMELESS : cut) + PROTOCOL;
    }
}

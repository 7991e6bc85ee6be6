// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.TXTRecord;

/** {@code key=value} entries of a TXT record; RFC 6763 section 6. */
final class TextEntries {

    private TextEntries() {}

    /** Whether an entry holds the whole value. */
    static boolean fits(String key, String value, int maxOctets) {
        return key.length() + 1 + value.getBytes(StandardCharsets.UTF_8).length <= maxOctets;
    }

    /**
     * A value as the codec takes it: UTF-8 octets that are not plain letters escaped, cut before the character that
     * ends beyond so many octets.
     */
    static String escape(String value, int maxOctets) {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(octets.length, maxOctets);
        while (end < octets.length && (octets[end] & 0xC0) == 0x80) { // within a character
            end--;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < end; i++) {
            int octet = Byte.toUnsignedInt(octets[i]);
            if (octet > ' ' && octet < 0x7F && octet != '\\' && octet != '"') {
                escaped.append((char) octet);
            } else {
                escaped.append(String.format("\\%03d", octet));
            }
        }
        return escaped.toString();
    }

    /** The value of the first entry with that key; keys are compared without case. */
    static Optional<String> value(TXTRecord text, String key) {
        String prefix = key + "=";
        List<?> entries = text.getStringsAsByteArrays();
        return entries.stream()
                .map(entry -> new String((byte[]) entry, StandardCharsets.UTF_8))
                .filter(entry -> entry.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(entry -> entry.substring(prefix.length()))
                .findFirst();
    }
}

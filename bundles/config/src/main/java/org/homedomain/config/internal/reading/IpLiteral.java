// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Recognises IP addresses without ever asking the network. */
final class IpLiteral {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST_V6 = 45;

    private IpLiteral() {}

    static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /** Without zone and brackets. */
    static boolean isV6(String text) {
        if (text.length() > LONGEST_V6 || !V6_CHARACTERS.matcher(text).matches()) {
            return false;
        }
        try {
            // A text with a colon is parsed, never looked up.
            return InetAddress.getByName(text).getHostAddress() != null;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}

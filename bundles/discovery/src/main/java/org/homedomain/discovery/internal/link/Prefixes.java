// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Arithmetic on IP addresses. */
public final class Prefixes {

    private Prefixes() {}

    /** Whether an address, in octets, lies in a network of that many leading bits. Families do not mix. */
    public static boolean contains(byte[] network, int bits, byte[] address) {
        if (network.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((network[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether packets to or from it stay within a house: loopback, link-local, private (RFC 1918) and unique local
     * (RFC 4193). Shared addresses of providers (100.64/10) do not count: their other customers can reach them.
     */
    static boolean isHomely(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
    }
}

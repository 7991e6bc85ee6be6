// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

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
}

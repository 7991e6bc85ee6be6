// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where inputs come from. */
public final class Addresses {

    /** As all links have them. */
    public static final InetAddress LINK_LOCAL = of(0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private Addresses() {}

    /** Of 4 or 16 octets. */
    public static InetAddress of(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

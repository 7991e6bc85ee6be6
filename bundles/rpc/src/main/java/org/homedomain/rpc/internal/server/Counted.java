// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.net.InetAddress;
import java.util.Arrays;

/** Whom something is counted for, where one address must not take all. */
final class Counted {

    private Counted() {}

    /**
     * The other end; loopback if that is this machine itself, under whichever of its addresses: many domains may run on
     * one machine, and nobody else can complete a connection from a machine's address to the same address.
     */
    static InetAddress whom(InetAddress local, InetAddress remote) {
        boolean thisMachine = Arrays.equals(local.getAddress(), remote.getAddress()); // zones aside
        return thisMachine ? InetAddress.getLoopbackAddress() : remote;
    }
}

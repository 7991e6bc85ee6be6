// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.InetAddress;
import java.util.List;

/**
 * What the operating system says of one network interface.
 *
 * @param name of the interface
 * @param index the system's number for it; another one means another interface, even of the same name
 * @param up whether it is up
 * @param loopback whether it is the loopback interface
 * @param multicast whether it carries multicast, as tunnels often do not
 * @param addresses all its addresses; only link-local IPv6 ones carry their zone
 */
record InterfaceState(
        String name, int index, boolean up, boolean loopback, boolean multicast, List<InetAddress> addresses) {

    InterfaceState {
        addresses = List.copyOf(addresses);
    }
}

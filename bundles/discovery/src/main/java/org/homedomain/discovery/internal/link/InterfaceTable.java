// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the interfaces of this machine. */
final class InterfaceTable {

    private static final Logger LOG = LoggerFactory.getLogger(InterfaceTable.class);

    private InterfaceTable() {}

    /** All interfaces in the system's order; empty if the system does not tell, which says nothing about them. */
    static Optional<List<InterfaceState>> read() {
        try {
            return Optional.of(Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(each -> state(each).stream())
                    .toList());
        } catch (SocketException unavailable) {
            LOG.debug("the system lists no network interfaces: {}", unavailable.getMessage());
            return Optional.empty();
        }
    }

    /** Empty for an interface that vanished meanwhile. */
    private static Optional<InterfaceState> state(NetworkInterface each) {
        try {
            List<InetAddress> addresses = Collections.list(each.getInetAddresses()).stream()
                    .map(InterfaceTable::zoneOnlyIfNeeded)
                    .toList();
            return Optional.of(new InterfaceState(
                    each.getName(),
                    each.getIndex(),
                    each.isUp(),
                    each.isLoopback(),
                    each.supportsMulticast(),
                    addresses));
        } catch (SocketException vanished) {
            LOG.debug("interface {} vanished: {}", each.getName(), vanished.getMessage());
            return Optional.empty();
        }
    }

    /** The JDK gives each IPv6 address a zone; beyond this machine only the bare address means something. */
    private static InetAddress zoneOnlyIfNeeded(InetAddress address) {
        if (!(address instanceof Inet6Address) || address.isLinkLocalAddress()) {
            return address;
        }
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("not 4 or 16 octets: " + address, impossible);
        }
    }
}

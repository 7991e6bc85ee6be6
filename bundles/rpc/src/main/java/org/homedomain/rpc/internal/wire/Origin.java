// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a message came from, which decides about the addresses in it.
 *
 * @param remote the other end of the connection; empty for our own snapshot on disk
 */
public record Origin(Optional<InetAddress> remote) {

    /** Our own snapshot on disk. */
    public static final Origin DISK = new Origin(Optional.empty());

    /** The other end of a connection. */
    public static Origin of(InetAddress remote) {
        return new Origin(Optional.of(remote));
    }

    /** Loopback addresses mean something to processes of this machine only. */
    boolean onThisMachine() {
        return remote.map(InetAddress::isLoopbackAddress).orElse(true);
    }

    /** The zone of the link that the connection came over, if it came over a link-local IPv6 address. */
    Optional<String> zone() {
        return remote.map(Origin::zone).filter(zone -> !zone.isEmpty());
    }

    /** The remote address as text that can be dialled, zone included. */
    public Optional<String> address() {
        return remote.map(Origin::text);
    }

    /** An address in canonical form (RFC 5952), with a zone only where it needs one. */
    public static String text(InetAddress address) {
        return InetAddresses.toAddrString(address).replaceFirst("%.*", "") + zone(address);
    }

    private static String zone(InetAddress address) {
        String text = address.getHostAddress();
        boolean zoned = address instanceof Inet6Address && address.isLinkLocalAddress() && text.indexOf('%') >= 0;
        return zoned ? text.substring(text.indexOf('%')) : "";
    }
}

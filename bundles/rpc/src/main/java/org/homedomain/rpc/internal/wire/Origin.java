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
        return remote.filter(InetAddress::isLinkLocalAddress)
                .filter(Inet6Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .filter(text -> text.indexOf('%') >= 0)
                .map(text -> text.substring(text.indexOf('%')));
    }

    /** The remote address as text that can be dialled, zone included. */
    public Optional<String> address() {
        return remote.map(address -> InetAddresses.toAddrString(address).replaceFirst("%.*", "") + zone().orElse(""));
    }
}

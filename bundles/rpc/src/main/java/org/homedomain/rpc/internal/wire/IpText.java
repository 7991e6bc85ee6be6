// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** IP addresses as they stand in a message. */
final class IpText {

    private IpText() {}

    /**
     * The address in its canonical form; empty if it is fine but of no use here: an IPv6 link-local address means
     * nothing without the link, and the sender's name of a link is none of ours.
     *
     * @throws BadElementException if it is no address, or one that no message may name
     */
    static Optional<String> received(String text, Origin origin) throws BadElementException {
        InetAddress address = parse(text);
        if (address.isLoopbackAddress() && !origin.onThisMachine()) {
            throw new BadElementException(Drop.ADDRESS, "a loopback address from another machine");
        }
        String canonical = InetAddresses.toAddrString(address);
        if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
            return origin.zone().map(zone -> canonical + zone);
        }
        return Optional.of(canonical);
    }

    /** Without the zone, which is this machine's own affair. */
    static String sent(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static InetAddress parse(String text) throws BadElementException {
        if (text.length() > WireCaps.MAX_ADDRESS_LENGTH) {
            throw new BadElementException(Drop.ADDRESS, "an address of " + text.length() + " characters");
        }
        String bare = sent(text);
        if (!InetAddresses.isInetAddress(bare)) {
            throw new BadElementException(Drop.ADDRESS, "no IP address");
        }
        InetAddress address = InetAddresses.forString(bare);
        boolean disguised = (bare.indexOf(':') >= 0 && address instanceof Inet4Address)
                || (address instanceof Inet6Address v6 && InetAddresses.isCompatIPv4Address(v6));
        boolean undiallable = address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address && isReserved(address.getAddress()));
        if (disguised || undiallable) {
            throw new BadElementException(Drop.ADDRESS, "an address that cannot be dialled: " + bare);
        }
        return address;
    }

    /** 0.0.0.0/8 (this network) and 240.0.0.0/4 (reserved, broadcast); RFC 6890. */
    private static boolean isReserved(byte[] octets) {
        return octets[0] == 0 || (octets[0] & 0xf0) == 0xf0;
    }
}

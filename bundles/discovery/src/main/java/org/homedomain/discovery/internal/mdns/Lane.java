// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

/**
 * One link in one IP family: what RFC 6762 calls an interface. Each has a socket, a schedule and limits of its own, so
 * that one that fails hinders no other.
 */
record Lane(String link, boolean ipv6) {

    @Override
    public String toString() {
        return link + (ipv6 ? " (IPv6)" : " (IPv4)");
    }
}

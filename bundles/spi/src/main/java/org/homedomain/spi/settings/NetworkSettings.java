// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.util.List;
import org.homedomain.api.peer.Endpoint;

/**
 * Where a domain listens and how it looks for peers.
 *
 * @param allow interfaces by name or pattern ({@code "eth0"}, {@code "wlan*"}) and networks ({@code "10.0.0.0/8"});
 *     empty for every link except loopback
 * @param publicAddresses whether addresses that are neither loopback, private nor link-local are used, default false
 * @param mdns whether peers are looked for by multicast DNS, default true
 * @param mdnsEngine which implementation does it
 * @param peers addresses to dial besides, host names allowed
 */
public record NetworkSettings(
        List<String> allow, boolean publicAddresses, boolean mdns, MdnsEngine mdnsEngine, List<Endpoint> peers) {

    /** Implementations of multicast DNS. */
    public enum MdnsEngine {
        /** Our own responder: speaks at once, answers only when it should. */
        DIRECT,
        /** JmDNS: slower by seconds, kept for comparison. */
        JMDNS
    }

    /** Copies the lists. */
    public NetworkSettings {
        allow = List.copyOf(allow);
        peers = List.copyOf(peers);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;

/** Caps on what the network may make this domain do. What is beyond is dropped and counted. */
final class Limits {

    /** Octets of a packet; RFC 6762 section 17. */
    static final int PACKET_OCTETS = 9_000;
    /** Records and questions of a packet together. */
    static final int PACKET_RECORDS = 256;
    /** Addresses of one sighting, and of one announcement. */
    static final int ADDRESSES = 16;
    /** Sightings passed on per second from one sender. */
    static final int SIGHTINGS_PER_SENDER = 32;
    /** Sightings passed on per second from all senders. */
    static final int SIGHTINGS = 256;
    /** Senders whose sightings are counted apart. */
    static final int SENDERS = 256;
    /** Sightings remembered in order not to repeat them at once. */
    static final int RECENT_SIGHTINGS = 512;
    /** The same sighting is passed on once in this time: it comes by IPv4 and IPv6. */
    static final Duration SAME_SIGHTING = Duration.ofMillis(200);
    /** Instances asked after per lane and second because their announcement lacked a port. */
    static final int RESOLVES = 8;
    /** Replies sent to single askers per lane and second: their address may be forged. */
    static final int UNICAST_REPLIES = 10;
    /** A record is multicast once in this time; RFC 6762 section 6. */
    static final Duration SAME_RECORD = Duration.ofSeconds(1);
    /** Packets read from one socket before others have their turn. */
    static final int PACKETS_PER_TURN = 64;

    private Limits() {}
}

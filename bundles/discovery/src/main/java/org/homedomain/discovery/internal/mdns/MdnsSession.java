// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LocalNetwork.Link;

/** What each implementation of multicast DNS offers. */
interface MdnsSession extends DiscoverySession {

    /** The links are these from now on. */
    void follow(List<Link> links);

    /**
     * Asks for this domain on each lane and waits until that and, if it is audible, its announcement came back; empty if
     * the session has not begun within that time.
     */
    Optional<EchoProbe.Echoes> probe(Duration patience) throws InterruptedException;

    /** How each lane fares. */
    Map<Lane, LaneSockets.LaneState> states();

    /** What was dropped so far, in words; empty if nothing was. */
    String drops();
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LocalNetwork.Link;

/** What each implementation of multicast DNS offers. */
interface MdnsSession extends DiscoverySession {

    /** The links are these from now on. */
    void follow(List<Link> links);

    /** Sends a question on each lane and waits for it to come back; gives the lanes on which it did in time. */
    Set<Lane> probe(Duration patience) throws InterruptedException;

    /** How each lane fares. */
    Map<Lane, LaneSockets.LaneState> states();

    /** What was dropped so far, in words; empty if nothing was. */
    String drops();
}

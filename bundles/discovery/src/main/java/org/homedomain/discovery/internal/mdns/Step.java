// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.xbill.DNS.Message;

/**
 * What follows from one input.
 *
 * @param sendings to send, in order
 * @param sightings to pass on
 */
record Step(List<Sending> sendings, List<Sighting> sightings) {

    Step {
        sendings = List.copyOf(sendings);
        sightings = List.copyOf(sightings);
    }

    /**
     * A packet to send.
     *
     * @param lane where
     * @param to whom; empty for the multicast group
     * @param message what
     */
    record Sending(Lane lane, Optional<InetSocketAddress> to, Message message) {}

    /** What can happen to discovery by multicast DNS. */
    sealed interface Input {

        /** Be that loud from now on. */
        record Assume(Posture posture) implements Input {}

        /**
         * These are the lanes from now on, with the addresses to announce on each. One that was opened anew is told by
         * {@code renewed}, even if it looks as before.
         */
        record Lanes(Map<Lane, List<InetAddress>> addresses, List<Lane> renewed) implements Input {}

        /** A message came in on a lane. */
        record Received(Lane lane, InetSocketAddress sender, boolean onLink, Message message) implements Input {}

        /** These lanes are about to be closed: say goodbye there. */
        record Gone(Set<Lane> lanes) implements Input {}

        /** Ask for ourselves now, so that our question and our announcement can be seen to come back. */
        record Probe() implements Input {}

        /** Time has passed. */
        record Tick() implements Input {}

        /** The end: say goodbye. */
        record Close() implements Input {}
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.function.Consumer;
import org.homedomain.membership.Input;

/** Datagrams of multicast DNS, to all that share a network with the sender. */
final class Multicast {

    /** Bytes of the DNS messages, about. */
    private static final int QUESTION = 40;

    private static final int ANNOUNCEMENT = 260;

    private final World world;

    Multicast(World world) {
        this.world = world;
    }

    void question(Host from) {
        world.meter().multicast(QUESTION);
        toAll(from, Speaker::asked);
    }

    void announcement(Host from, Input.Sighted sighting) {
        world.meter().multicast(ANNOUNCEMENT);
        toAll(from, speaker -> speaker.announced(sighting));
    }

    private void toAll(Host from, Consumer<Speaker> act) {
        if (!from.isOnline()) {
            return;
        }
        for (Host to : world.hosts()) {
            if (to != from) {
                send(from, to, act);
            }
        }
    }

    private void send(Host from, Host to, Consumer<Speaker> act) {
        for (int copies = world.weather().copies(from.number(), to.number()); copies > 0; copies--) {
            if (from.interfaces().shareNetwork(to.interfaces())) {
                world.timeline().later(world.weather().hop(from.number(), to.number()), () -> {
                    if (to.isOnline()) {
                        to.speaker().ifPresent(act);
                    }
                });
            }
        }
    }
}

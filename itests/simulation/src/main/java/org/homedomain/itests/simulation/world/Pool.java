// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connections of one process: those it made, by where they lead, and those it accepted. */
final class Pool {

    private final World world;
    private final Host host;
    private final Speaker owner;
    private final Map<Socket, Connection> made = new LinkedHashMap<>();
    private final Set<Connection> all = new LinkedHashSet<>();

    Pool(World world, Host host, Speaker owner) {
        this.world = world;
        this.host = host;
        this.owner = owner;
    }

    /** One that stands or is being made. */
    Connection to(Socket socket) {
        Connection known = made.get(socket);
        if (known != null && known.near().isOpen()) {
            return known;
        }
        String from = host.interfaces().towards(socket.address());
        Connection fresh = new Connection(world, new ConnectionEnd(host, owner, from), socket);
        made.put(socket, fresh);
        all.add(fresh);
        fresh.open(world.pacing().dialTimeout().toNanos());
        return fresh;
    }

    /** New calls will not use it. */
    void giveUp(Connection connection) {
        made.remove(connection.target(), connection);
        connection.retire();
    }

    /** The same for whatever leads there. */
    void giveUp(Socket socket) {
        Connection useless = made.get(socket);
        if (useless != null) {
            giveUp(useless);
        }
    }

    void accepted(Connection connection) {
        all.add(connection);
    }

    void released(Connection connection) {
        all.remove(connection);
        made.remove(connection.target(), connection);
    }

    /** The process is gone, or the machine under it, too. */
    void end(boolean machineToo) {
        for (Connection connection : List.copyOf(all)) {
            if (machineToo) {
                connection.machineDied(owner);
            } else {
                connection.processDied(owner);
            }
        }
        all.clear();
        made.clear();
    }
}

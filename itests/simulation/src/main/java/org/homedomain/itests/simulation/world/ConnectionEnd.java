// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One end of a connection: a process on a machine, at the address it had when the connection was made. */
final class ConnectionEnd implements Lane.Mouth {

    /** Something that uses a connection and must know when it ends. */
    interface Rider {

        /** The connection stands. */
        default void connected() {}

        /** The connection ended, or never stood. */
        void ended(Ending how);
    }

    /** How a connection ends. */
    enum Ending {
        /** No process listened. */
        REFUSED,
        /** Nobody answered in time. */
        SILENT,
        /** It stood, and broke. */
        BROKEN
    }

    private final Host host;
    private final Speaker speaker;
    private final String address;
    private final Set<Rider> riders = new LinkedHashSet<>();
    private boolean open = true;

    ConnectionEnd(Host host, Speaker speaker, String address) {
        this.host = host;
        this.speaker = speaker;
        this.address = address;
    }

    Host host() {
        return host;
    }

    Speaker speaker() {
        return speaker;
    }

    String address() {
        return address;
    }

    boolean isOpen() {
        return open;
    }

    void add(Rider rider) {
        riders.add(rider);
    }

    void remove(Rider rider) {
        riders.remove(rider);
    }

    boolean isUnused() {
        return riders.isEmpty();
    }

    void connected() {
        for (Rider rider : List.copyOf(riders)) {
            rider.connected();
        }
    }

    /** Whoever uses it learns that it ended, once. */
    void end(Ending how) {
        if (open) {
            open = false;
            List<Rider> all = new ArrayList<>(riders);
            riders.clear();
            all.forEach(rider -> rider.ended(how));
        }
    }

    /** The process is gone: nobody is told. */
    void vanish() {
        open = false;
        riders.clear();
    }

    @Override
    public boolean isThere() {
        return host.isOnline() && host.interfaces().carries(address);
    }

    /** Whether the machine has an address to speak from, as far as it knows. */
    boolean hasRoute() {
        return host.isOnline() && host.interfaces().has(address);
    }

    @Override
    public boolean knowsConnection() {
        return open;
    }
}

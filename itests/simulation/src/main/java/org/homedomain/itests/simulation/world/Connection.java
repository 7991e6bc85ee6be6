// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import org.homedomain.itests.simulation.world.ConnectionEnd.Ending;
import org.homedomain.itests.simulation.world.ConnectionEnd.Rider;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection, from the first SYN to the end. The kernel keeps it: it is made although the process that listens
 * stands still. A process that ends takes its connections with it and the other end learns it one hop later; a machine
 * that loses power or a network that is cut says nothing, until the machine is back and knows nothing of them.
 */
final class Connection {

    private static final long FIRST_SYN_RTO = 1_000_000_000L;

    private final World world;
    private final Socket target;
    private final ConnectionEnd near;
    private @Nullable ConnectionEnd far;
    private @Nullable Lane up;
    private @Nullable Lane down;
    private boolean standing;
    private boolean proven;
    private boolean retired;

    Connection(World world, ConnectionEnd near, Socket target) {
        this.world = world;
        this.near = near;
        this.target = target;
    }

    void open(long timeoutNanos) {
        world.timeline().later(timeoutNanos, () -> {
            if (!standing) {
                giveUp(Ending.SILENT);
            }
        });
        if (near.hasRoute()) {
            synchronise(0);
        } else { // network unreachable
            world.timeline().later(0, () -> giveUp(Ending.SILENT));
        }
    }

    Socket target() {
        return target;
    }

    ConnectionEnd near() {
        return near;
    }

    ConnectionEnd far() {
        if (far == null) {
            throw new IllegalStateException("nobody has accepted " + target);
        }
        return far;
    }

    boolean isStanding() {
        return standing && near.isOpen();
    }

    boolean isProven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    /** From the end that opened it to the other. */
    void sendUp(int segments, Runnable arrival) {
        if (up != null) {
            up.send(segments, arrival);
        }
    }

    /** Back. */
    void sendDown(int segments, Runnable arrival) {
        if (down != null) {
            down.send(segments, arrival);
        }
    }

    /** No new call uses it; it is closed when the last one is done. */
    void retire() {
        retired = true;
        closeIfUnused();
    }

    void leave(Rider rider) {
        near.remove(rider);
        closeIfUnused();
    }

    /** A process at one of the ends is gone, and the kernel says so to the other. */
    void processDied(Speaker gone) {
        if (near.speaker() == gone) {
            near.vanish();
            sendUp(1, () -> brokenAtFar(Ending.BROKEN));
        } else if (far != null) {
            far.vanish();
            sendDown(1, () -> brokenAtNear(Ending.BROKEN));
        }
    }

    /** The machine of one of the ends is gone. Nobody says anything. */
    void machineDied(Speaker gone) {
        if (near.speaker() == gone) {
            near.vanish();
            close(up);
        } else if (far != null) {
            far.vanish();
            close(down);
        }
    }

    private void closeIfUnused() {
        if (retired && near.isOpen() && near.isUnused()) {
            near.vanish();
            near.speaker().released(this);
            sendUp(1, () -> brokenAtFar(Ending.BROKEN));
        }
    }

    private void synchronise(int repetition) {
        if (standing || !near.isOpen()) {
            return;
        }
        world.timeline().later(FIRST_SYN_RTO << Math.min(repetition, 10), () -> synchronise(repetition + 1));
        world.at(target.address()).ifPresent(host -> {
            world.meter().segment(0);
            if (near.isThere() && world.weather().passes(near.host().number(), host.number(), 1)) {
                long hop = world.weather().hop(near.host().number(), host.number());
                world.timeline().later(hop, () -> knock(host));
            }
        });
    }

    private void knock(Host host) {
        boolean there = host.isOnline() && host.interfaces().carries(target.address());
        if (!there || standing || !near.isOpen()) {
            return;
        }
        if (far == null) {
            host.listenerAt(target.port()).ifPresent(speaker -> accept(host, speaker));
        }
        world.meter().segment(0);
        if (world.weather().passes(host.number(), near.host().number(), 1)) {
            boolean accepted = far != null;
            long hop = world.weather().hop(host.number(), near.host().number());
            world.timeline().later(hop, () -> answered(accepted));
        }
    }

    private void accept(Host host, Speaker speaker) {
        ConnectionEnd accepting = new ConnectionEnd(host, speaker, target.address());
        far = accepting;
        speaker.accepted(this);
        int a = near.host().number();
        int b = host.number();
        up = new Lane(
                world, a, b, near, accepting, () -> brokenAtNear(Ending.BROKEN), () -> brokenAtNear(Ending.BROKEN));
        down = new Lane(
                world, b, a, accepting, near, () -> brokenAtFar(Ending.BROKEN), () -> brokenAtFar(Ending.BROKEN));
    }

    private void answered(boolean accepted) {
        if (!near.isThere() || standing || !near.isOpen()) {
            return;
        }
        if (!accepted) {
            giveUp(Ending.REFUSED);
            return;
        }
        standing = true;
        near.connected();
    }

    private void giveUp(Ending how) {
        if (near.isOpen()) {
            if (far != null) { // half open there
                far.speaker().released(this);
                far.vanish();
            }
            brokenAtNear(how);
        }
    }

    /** The other end may believe in it until it says something. */
    private void brokenAtNear(Ending how) {
        close(up);
        near.speaker().released(this);
        near.end(how);
    }

    private void brokenAtFar(Ending how) {
        close(down);
        if (far != null) {
            far.speaker().released(this);
            far.end(how);
        }
    }

    private static void close(@Nullable Lane lane) {
        if (lane != null) {
            lane.close();
        }
    }
}

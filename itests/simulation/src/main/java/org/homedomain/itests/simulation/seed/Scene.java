// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.homedomain.itests.simulation.check.Health;
import org.homedomain.itests.simulation.world.Disk;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;

/** Where faults happen: the world, who suffers, and what is to be undone at the end. */
final class Scene {

    /** Takes a fault back. */
    interface Undo {
        void undo();
    }

    private static final int OLD_DISKS = 32;

    private final World world;
    private final Health health;
    private final RandomGenerator random;
    private final List<Undo> toUndo = new ArrayList<>();
    private final List<OldDisk> oldDisks = new ArrayList<>();

    /** A copy of a disk that was made some time. */
    record OldDisk(Host host, Disk copy) {}

    Scene(World world, Health health, RandomGenerator random) {
        this.world = world;
        this.health = health;
        this.random = random;
    }

    World world() {
        return world;
    }

    Health health() {
        return health;
    }

    RandomGenerator random() {
        return random;
    }

    /** Takes back by itself after a while, and at the end of all faults at the latest. */
    void undoAfter(long nanos, Undo undo) {
        toUndo.add(undo);
        world.timeline().later(nanos, () -> {
            if (toUndo.remove(undo)) {
                undo.undo();
            }
        });
    }

    /** All faults are over. */
    void undoAll() {
        List<Undo> all = new ArrayList<>(toUndo);
        toUndo.clear();
        all.forEach(Undo::undo);
    }

    /** One of the hosts that are so; empty if none is. */
    Optional<Host> any(Predicate<Host> kind) {
        List<Host> hosts = world.hosts().stream().filter(kind).toList();
        return hosts.isEmpty() ? Optional.empty() : Optional.of(hosts.get(random.nextInt(hosts.size())));
    }

    /** One that runs and has not left. */
    Optional<Host> anyActive() {
        return any(Host::takesPart);
    }

    /** Faults of one host, for a while. */
    void suffer(Host host, long nanos, Undo undo) {
        health.begin(host);
        undoAfter(nanos, () -> {
            undo.undo();
            health.end(host);
        });
    }

    /** Faults that keep a host from reaching others, for a while. */
    void sufferBlind(Host host, long nanos, Undo undo) {
        health.beginBlind(host);
        undoAfter(nanos, () -> {
            undo.undo();
            health.endBlind(host);
        });
    }

    /** A host that sleeps for a while. */
    void sleep(Host host, long nanos, Undo undo) {
        health.beginSleep(host);
        undoAfter(nanos, () -> {
            undo.undo();
            health.endSleep(host);
        });
    }

    void tell(String who, String what, Object detail) {
        world.trace().tell(world.now(), who, what, detail);
    }

    void keepDisk(Host host) {
        if (oldDisks.size() == OLD_DISKS) {
            oldDisks.remove(0);
        }
        oldDisks.add(new OldDisk(host, host.disk().copy()));
    }

    Optional<Disk> oldDiskOf(Host host) {
        return oldDisks.stream()
                .filter(old -> old.host() == host && old.copy().id().equals(host.id()))
                .findFirst()
                .map(old -> old.copy().copy());
    }
}

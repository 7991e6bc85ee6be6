// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.homedomain.itests.simulation.check.Bounds;
import org.homedomain.itests.simulation.world.Disk;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.membership.Input;
import org.homedomain.spi.exchange.Octets;

/** Faults of machines and processes, and what people do. Each returns whether there was something to do it to. */
final class HostFaults {

    private static final int KEYS = 20;

    private HostFaults() {}

    static boolean killAndRestart(Scene scene, long nanos) {
        return killed(scene, nanos, host -> {});
    }

    static boolean killAndRestartWithEmptyDisk(Scene scene, long nanos) {
        return killed(scene, nanos, Host::wipe);
    }

    static boolean killAndRestartWithOlderDisk(Scene scene, long nanos) {
        return killed(scene, nanos, host -> scene.oldDiskOf(host).ifPresent(host::insert));
    }

    static boolean killAndRestartOnAnotherPort(Scene scene, long nanos) {
        return killed(scene, nanos, host -> host.port(scene.random().nextInt(9001, 9999)));
    }

    private static boolean killed(Scene scene, long nanos, Consumer<Host> before) {
        return onActive(scene, host -> {
            scene.keepDisk(host);
            scene.tell(host.name(), "is killed", "");
            host.kill();
            scene.suffer(host, nanos, () -> {
                before.accept(host);
                host.start();
            });
        });
    }

    static boolean powerOff(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "loses power", "");
            host.powerOff();
            scene.suffer(host, nanos, host::start);
        });
    }

    /** For good. */
    static boolean killForGood(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "is killed for good", "");
            host.kill();
        });
    }

    static boolean pause(Scene scene, long nanos) {
        return onActive(scene, host -> {
            long length = Math.min(nanos, Duration.ofSeconds(30).toNanos());
            scene.tell(host.name(), "stands still for", Duration.ofNanos(length));
            host.pause(length);
            scene.suffer(host, length, host::resume);
        });
    }

    /** Short ones, as of a collection of garbage: nobody may notice. */
    static boolean shortPause(Scene scene, long nanos) {
        return onActive(scene, host -> host.pause(scene.random().nextLong(Bounds.HARMLESS_PAUSE.toNanos())));
    }

    static boolean pauseAgainAndAgain(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "stands still 5 s in every 6 for", Duration.ofNanos(nanos));
            boolean[] over = {false};
            pauseAndRepeat(scene, host, over);
            scene.suffer(host, nanos, () -> {
                over[0] = true;
                host.resume();
            });
        });
    }

    private static void pauseAndRepeat(Scene scene, Host host, boolean[] over) {
        if (!over[0]) {
            host.pause(Duration.ofSeconds(5).toNanos());
            scene.world().timeline().later(Duration.ofSeconds(6), () -> pauseAndRepeat(scene, host, over));
        }
    }

    static boolean slow(Scene scene, long nanos) {
        return onActive(scene, host -> {
            long each = Duration.ofMillis(scene.random().nextLong(1, 200)).toNanos();
            scene.tell(host.name(), "needs for each step", Duration.ofNanos(each));
            host.slowness(each);
            scene.suffer(host, nanos, () -> host.slowness(0));
        });
    }

    static boolean cloneCard(Scene scene, long nanos) {
        return onActive(scene, host -> {
            Disk copy = host.disk().copy();
            Host twin = scene.world().addHost();
            twin.insert(copy);
            scene.tell(twin.name(), "gets a copy of the card of", host);
            scene.health().begin(host);
            scene.health().begin(twin);
            twin.start();
            scene.undoAfter(nanos, () -> {
                scene.health().end(host);
                scene.health().end(twin);
            });
        });
    }

    static boolean changeAddress(Scene scene, long nanos) {
        return onActive(scene, host -> {
            String address = scene.world().newAddress();
            scene.tell(host.name(), "gets the address", address);
            host.interfaces().replace(address);
            scene.health().disturb(host);
        });
    }

    static boolean join(Scene scene, long nanos) {
        Host host = scene.world().addHost();
        scene.health().disturb(host);
        host.start();
        return true;
    }

    static boolean leaveAndReturn(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "leaves", "");
            host.people().leave();
            scene.suffer(host, nanos, () -> goBack(scene, host));
        });
    }

    private static void goBack(Scene scene, Host host) {
        Optional<Host> other = scene.any(candidate -> candidate != host && candidate.takesPart());
        if (scene.random().nextBoolean() || other.isEmpty()) {
            host.kill();
            host.start();
        } else {
            scene.tell(host.name(), "is told to join", other.get());
            host.people().rejoin(other.get());
        }
    }

    static boolean leaveForGood(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "leaves for good", "");
            host.people().leave();
            scene.health().begin(host);
        });
    }

    /** Comes back by itself when its time is over, or is woken before. */
    static boolean sleep(Scene scene, long nanos) {
        return onActive(scene, host -> {
            Duration absence = Duration.ofNanos(nanos);
            scene.tell(host.name(), "falls asleep for", absence);
            host.people().sleep(absence);
            boolean woken = scene.random().nextBoolean();
            long away = woken ? nanos / 2 : nanos + nanos / 50; // its clock may be slow
            // Asleep it hears nothing: it may wake to an address at which nobody is any more.
            scene.sleep(host, away, () -> host.people().wake());
        });
    }

    static boolean writeEntries(Scene scene, long nanos) {
        return onActive(scene, host -> host.domain().ifPresent(domain -> {
            String key = "key-" + scene.random().nextInt(KEYS);
            boolean deleted = scene.random().nextInt(5) == 0;
            byte[] value = (host.name() + scene.world().now()).getBytes(StandardCharsets.UTF_8);
            domain.post(new Input.EntryPut(key, deleted, deleted ? Octets.EMPTY : Octets.copyOf(value)));
        }));
    }

    private static boolean onActive(Scene scene, Consumer<Host> act) {
        Optional<Host> host = scene.anyActive();
        host.ifPresent(act);
        return host.isPresent();
    }
}

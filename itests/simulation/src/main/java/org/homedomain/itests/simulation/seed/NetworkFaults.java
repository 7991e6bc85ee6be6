// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.homedomain.itests.simulation.check.Bounds;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Weather;

/** Faults of the network. Each returns whether there was something to do it to. */
final class NetworkFaults {

    private NetworkFaults() {}

    static boolean lossEverywhere(Scene scene, long nanos) {
        double share = scene.random().nextDouble(0.2);
        weather(scene).loss(share);
        scene.tell("net", "loses everywhere, of each thousand", Math.round(share * 1000));
        List<Host> suffering =
                share > Bounds.HARMLESS_LOSS ? List.copyOf(scene.world().hosts()) : List.of();
        suffering.forEach(scene.health()::beginBlind);
        scene.undoAfter(nanos, () -> {
            weather(scene).loss(0);
            suffering.forEach(scene.health()::endBlind);
            scene.tell("net", "loses nothing", "");
        });
        return true;
    }

    static boolean lossOfOne(Scene scene, long nanos) {
        return onActive(scene, host -> {
            double share = scene.random().nextDouble(0.2);
            weather(scene).loss(host.number(), share);
            scene.tell(host.name(), "loses, of each thousand", Math.round(share * 1000));
            scene.sufferBlind(host, nanos, () -> weather(scene).loss(host.number(), 0));
        });
    }

    static boolean delayEverywhere(Scene scene, long nanos) {
        long more = scene.random().nextLong(Bounds.HARMLESS_DELAY.toNanos());
        weather(scene).delay(more);
        scene.tell("net", "is slower everywhere by", Duration.ofNanos(more));
        scene.undoAfter(nanos, () -> weather(scene).delay(0));
        return true;
    }

    static boolean slowLink(Scene scene, long nanos) {
        return onActive(scene, host -> {
            long more = Duration.ofMillis(scene.random().nextLong(20, 1500)).toNanos();
            weather(scene).delay(host.number(), more);
            scene.tell(host.name(), "has a slow link, by", Duration.ofNanos(more));
            scene.sufferBlind(host, nanos, () -> weather(scene).delay(host.number(), 0));
        });
    }

    static boolean duplicates(Scene scene, long nanos) {
        weather(scene).duplication(scene.random().nextDouble(0.1, 0.9));
        scene.undoAfter(nanos, () -> weather(scene).duplication(0));
        return true;
    }

    static boolean noMulticast(Scene scene, long nanos) {
        weather(scene).multicast(false);
        scene.tell("net", "carries no multicast", "");
        scene.undoAfter(nanos, () -> weather(scene).multicast(true));
        return true;
    }

    static boolean cutOneWay(Scene scene, long nanos) {
        return cut(scene, nanos, false);
    }

    static boolean cutPair(Scene scene, long nanos) {
        return cut(scene, nanos, true);
    }

    private static boolean cut(Scene scene, long nanos, boolean bothWays) {
        Optional<Host> one = scene.anyActive();
        Optional<Host> other = scene.any(host -> host.takesPart() && host != one.orElse(null));
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        int a = one.get().number();
        int b = other.get().number();
        scene.tell(one.get().name(), bothWays ? "is cut from" : "no longer gets anything to", other.get());
        weather(scene).cut(a, b, true);
        if (bothWays) {
            weather(scene).cut(b, a, true);
        }
        scene.health().begin(one.get());
        scene.suffer(other.get(), nanos, () -> {
            weather(scene).cut(a, b, false);
            weather(scene).cut(b, a, false);
            scene.health().end(one.get());
            scene.tell(one.get().name(), "is no longer cut from", other.get());
        });
        return true;
    }

    static boolean partition(Scene scene, long nanos) {
        List<Host> hosts = List.copyOf(scene.world().hosts());
        List<Host> far = new ArrayList<>();
        double share = scene.random().nextDouble(0.1, 0.9);
        for (Host host : hosts) {
            if (scene.random().nextDouble() < share) {
                far.add(host);
                weather(scene).side(host.number(), 1);
            }
        }
        scene.tell("net", "is parted; on the far side", far);
        hosts.forEach(scene.health()::beginBlind);
        scene.undoAfter(nanos, () -> {
            far.forEach(host -> weather(scene).side(host.number(), 0));
            hosts.forEach(scene.health()::endBlind);
            scene.tell("net", "is whole again", "");
        });
        return true;
    }

    static boolean cablePulled(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "has its cable pulled out at the far end", "");
            weather(scene).loss(host.number(), 1);
            scene.sufferBlind(host, nanos, () -> {
                weather(scene).loss(host.number(), 0);
                scene.tell(host.name(), "has its cable back", "");
            });
        });
    }

    static boolean interfaceDown(Scene scene, long nanos) {
        return onActive(scene, host -> {
            scene.tell(host.name(), "interface down", "");
            host.interfaces().up(false);
            scene.sufferBlind(host, nanos, () -> {
                host.interfaces().up(true);
                scene.tell(host.name(), "interface up", "");
            });
        });
    }

    private static boolean onActive(Scene scene, Consumer<Host> act) {
        Optional<Host> host = scene.anyActive();
        host.ifPresent(act);
        return host.isPresent();
    }

    private static Weather weather(Scene scene) {
        return scene.world().weather();
    }
}

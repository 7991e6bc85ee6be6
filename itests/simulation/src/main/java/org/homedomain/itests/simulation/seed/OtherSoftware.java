// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.util.Optional;
import java.util.function.Consumer;
import org.homedomain.itests.simulation.world.Edition;
import org.homedomain.itests.simulation.world.Host;

/** What happens beside domains of another version, or of another kind: originals. */
final class OtherSoftware {

    private OtherSoftware() {}

    static boolean olderJoins(Scene scene, long nanos) {
        Host host = scene.world().addHost();
        host.install(Edition.OLDER);
        scene.health().disturb(host);
        scene.tell(host.name(), "joins with the older version", "");
        host.start();
        return true;
    }

    /** One that runs the older version gets the current one; if none does, somebody goes back to the older one. */
    static boolean upgrade(Scene scene, long nanos) {
        Optional<Host> host = scene.any(candidate -> candidate.takesPart() && candidate.edition() == Edition.OLDER)
                .or(scene::anyActive);
        host.ifPresent(found -> {
            Edition next = found.edition() == Edition.OLDER ? Edition.CURRENT : Edition.OLDER;
            scene.tell(found.name(), "is stopped, to go on with version", next);
            found.kill();
            scene.suffer(found, nanos, () -> {
                found.install(next);
                found.start();
            });
        });
        return host.isPresent();
    }

    static boolean originalJoins(Scene scene, long nanos) {
        Host host = scene.world().addHost();
        host.installOriginal();
        scene.tell(host.name(), "joins, an original", "");
        host.start();
        return true;
    }

    static boolean originalRestarts(Scene scene, long nanos) {
        return onOriginal(scene, host -> {
            scene.tell(host.name(), "is killed", "");
            host.kill();
            if (scene.random().nextBoolean()) {
                host.port(scene.random().nextInt(9001, 9999));
            }
            scene.undoAfter(nanos, host::start);
        });
    }

    /** For good. The other originals will tell of it for ever. */
    static boolean originalEnds(Scene scene, long nanos) {
        return onOriginal(scene, host -> {
            scene.tell(host.name(), "is killed for good", "");
            host.kill();
        });
    }

    static boolean originalHangs(Scene scene, long nanos) {
        return onOriginal(scene, host -> {
            scene.tell(host.name(), "hangs", "");
            host.pause(nanos);
            scene.undoAfter(nanos, host::resume);
        });
    }

    static boolean originalUnreachable(Scene scene, long nanos) {
        return onOriginal(scene, host -> {
            scene.tell(host.name(), "has its cable pulled out", "");
            scene.world().weather().loss(host.number(), 1);
            scene.undoAfter(nanos, () -> scene.world().weather().loss(host.number(), 0));
        });
    }

    private static boolean onOriginal(Scene scene, Consumer<Host> act) {
        Optional<Host> host = scene.any(Host::isRunningOriginal);
        host.ifPresent(act);
        return host.isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.util.Optional;
import org.homedomain.itests.simulation.world.Host;

/** What happens to machines that have several addresses. */
final class TwoNetworks {

    private TwoNetworks() {}

    /** One gets an address in the second network, and loses it again. */
    static boolean secondNetwork(Scene scene, long nanos) {
        Optional<Host> host = scene.any(
                candidate -> candidate.takesPart() && !candidate.interfaces().inTwoNetworks());
        host.ifPresent(found -> {
            String address = scene.world().newAddressElsewhere();
            scene.tell(found.name(), "gets a second address", address);
            found.interfaces().add(address);
            scene.health().disturb(found);
            scene.undoAfter(nanos, () -> {
                scene.tell(found.name(), "loses the address", address);
                found.interfaces().remove(address);
                scene.health().disturb(found);
            });
        });
        return host.isPresent();
    }

    /** Of two networks the one that all are in stops: others with two still reach it, the rest does not. */
    static boolean oneDown(Scene scene, long nanos) {
        Optional<Host> host = scene.any(
                candidate -> candidate.takesPart() && candidate.interfaces().inTwoNetworks());
        host.ifPresent(found -> {
            scene.tell(found.name(), "reaches nobody through its first network", "");
            found.interfaces().houseCarries(false);
            scene.sufferBlind(found, nanos, () -> {
                found.interfaces().houseCarries(true);
                scene.tell(found.name(), "has its first network back", "");
            });
        });
        return host.isPresent();
    }
}

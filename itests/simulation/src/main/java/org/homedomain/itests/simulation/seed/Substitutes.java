// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.util.ArrayList;
import java.util.List;

/** What happens instead of a fault that finds nobody to happen to, so that a seed has as many kinds as it drew. */
final class Substitutes {

    private final List<Fault> left;

    Substitutes(List<Fault> kinds) {
        left = new ArrayList<>(kinds);
    }

    /** Lets a fault happen, or another one that has not happened yet. */
    void happen(Fault planned, Scene scene) {
        boolean happened = planned.happen(scene);
        List<Fault> untried = new ArrayList<>(left);
        while (!happened && !untried.isEmpty()) {
            Fault other = untried.remove(scene.random().nextInt(untried.size()));
            happened = other.happen(scene);
            if (happened) {
                left.remove(other);
            }
        }
    }
}

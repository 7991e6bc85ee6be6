// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who of those asked for can run on this machine. */
final class Lineup {

    private Lineup() {}

    /** Those that can; fails if one is missing that must not be, and tells of others that are. */
    static List<Contestant> present(Request request) throws BenchException {
        List<Contestant> present = new ArrayList<>();
        for (Contestant contestant : Contestants.named(request.systems())) {
            Optional<String> obstacle = contestant.obstacle();
            if (obstacle.isEmpty()) {
                present.add(contestant);
            } else if (request.requirePeers() || contestant.name().equals(Contestants.OURS)) {
                throw new BenchException(contestant.name() + " cannot run: " + obstacle.get());
            } else {
                System.err.println("bench: " + contestant.name() + " is left out: " + obstacle.get());
            }
        }
        if (present.isEmpty()) {
            throw new BenchException("no system is left to be measured");
        }
        return present;
    }
}

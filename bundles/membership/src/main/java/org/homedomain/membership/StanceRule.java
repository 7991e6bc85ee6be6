// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.stream.Stream;

/** How loud to be; rule M16. */
final class StanceRule {

    private static final int ANSWERABLE = 2;

    private StanceRule() {}

    static Stance stance(Core core) {
        if (!core.isPresent()) {
            return Stance.QUIET;
        }
        if (!core.peers.anyMember()) {
            return Stance.LONELY;
        }
        boolean low = Stream.concat(
                        Stream.of(core.id()), core.peers.ourMembers().map(PeerEntry::id))
                .sorted()
                .limit(ANSWERABLE)
                .anyMatch(core.id()::equals);
        return low ? Stance.ANSWERABLE : Stance.QUIET;
    }
}

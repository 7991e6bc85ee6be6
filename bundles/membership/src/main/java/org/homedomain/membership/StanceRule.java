// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;

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
        List<PeerEntry> ours = core.peers.roll().ours();
        boolean low = ours.size() < ANSWERABLE || ours.get(ANSWERABLE - 1).id().compareTo(core.id()) > 0;
        return low ? Stance.ANSWERABLE : Stance.QUIET;
    }
}

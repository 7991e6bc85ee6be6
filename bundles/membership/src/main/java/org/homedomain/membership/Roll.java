// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homedomain.api.peer.PeerStatus;

/**
 * Who of the peers counts as what, each list in the order of their IDs. Steps are many and changes are few, so it is
 * kept until one of them changes.
 *
 * @param members live peers of either kind
 * @param ours live peers that run our own software
 * @param alive those of ours that nobody suspects
 * @param suspects of either kind
 * @param gone no members any more, or for a while
 */
record Roll(
        List<PeerEntry> members,
        List<PeerEntry> ours,
        List<PeerEntry> alive,
        List<PeerEntry> suspects,
        List<PeerEntry> gone) {

    static Roll of(Collection<PeerEntry> all) {
        Roll roll = new Roll(
                new ArrayList<>(all.size()),
                new ArrayList<>(all.size()),
                new ArrayList<>(all.size()),
                new ArrayList<>(),
                new ArrayList<>());
        all.forEach(roll::enter);
        return roll;
    }

    private void enter(PeerEntry entry) {
        if (!entry.isMember()) {
            gone.add(entry);
            return;
        }
        members.add(entry);
        if (entry.isOurs()) {
            ours.add(entry);
        }
        if (entry.status() == PeerStatus.SUSPECT) {
            suspects.add(entry);
        } else if (entry.isOurs()) {
            alive.add(entry);
        }
    }
}

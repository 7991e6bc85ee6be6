// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.Stamp;

/** Begins: an incarnation of its own, and whom an earlier run knew. */
final class StartedHandler {

    private StartedHandler() {}

    static void handle(Core core, Input.Started input) {
        core.health.started(core.now);
        Remembered remembered = input.remembered();
        if (core.settings.storedIncarnation() >= Stamp.HIGHEST) {
            core.twin.wornOut(core);
        }
        core.out.persistIncarnation(core.self.incarnation());
        core.ownRecordChanged();
        if (remembered.ownIncarnation() >= core.self.incarnation()) {
            core.raiseIncarnation(remembered.ownIncarnation());
        }
        for (DominionEntry entry : remembered.entries()) {
            if (core.entries.hasRoomFor(entry) && core.entries.accept(entry)) {
                core.log.note(ChangeLog.Kind.ENTRY, entry.key(), "");
            }
        }
        for (Identity peer : remembered.peers()) {
            Dialling.offer(
                    core, Candidate.sighted(Optional.of(peer.id()), peer.endpoint(), "known from an earlier run"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.spi.exchange.DominionEntry;

/** Does what a person or another part of this domain asks. */
final class PersonHandler {

    private PersonHandler() {}

    /** M17, M20: takes back an earlier goodbye. */
    static void join(Core core, Input.JoinAsked input) {
        if (core.presence == Presence.DISPLACED) {
            String sentence = "Another domain uses the ID " + core.id()
                    + ": give this one another uuid in domain.toml and restart it.";
            core.out.answer(new Answer.NotJoined(input.token(), sentence));
            return;
        }
        int port = input.endpoint().port();
        if (input.endpoint().addresses().stream().anyMatch(address -> core.self.listensAt(address, port))) {
            String sentence = input.endpoint() + " is this domain itself: name another one.";
            core.out.answer(new Answer.NotJoined(input.token(), sentence));
            return;
        }
        if (!core.isPresent()) {
            Slumber.comeBack(core);
        }
        Calls.join(core, input.token(), input.endpoint());
    }

    /** M5: a writer counts one more than the highest it has seen. */
    static void put(Core core, Input.EntryPut input) {
        DominionEntry entry = core.entries.next(input.key(), core.id(), input.deleted(), input.value());
        if (!core.entries.hasRoomFor(entry)) {
            core.drops.count(Drops.Cause.TOO_MANY_ENTRIES);
            return;
        }
        if (core.entries.accept(entry)) {
            core.log.note(ChangeLog.Kind.ENTRY, entry.key(), "");
            core.out.snapshotChanged();
            core.spreading.tellAll(core.now);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** Somebody seems to be there; rule M6. */
final class SightedHandler {

    private SightedHandler() {}

    static void handle(Core core, Input.Sighted input) {
        // M17: who has left looks for nobody.
        if (!core.isPresent() || input.endpoint().addresses().isEmpty()) {
            return;
        }
        // M18: under this domain's own ID it may be a twin.
        if (input.id().filter(core.id()::equals).isPresent()) {
            core.twin.probe(core, input.endpoint());
            return;
        }
        // M6.2: a live peer known there needs no dial.
        if (Dialling.isKnown(core, input.id(), input.endpoint())) {
            return;
        }
        Dialling.offer(core, Candidate.sighted(input.id(), input.endpoint(), input.source()));
    }
}

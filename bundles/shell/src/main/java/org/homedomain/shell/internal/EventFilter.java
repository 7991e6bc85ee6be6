// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;

/**
 * Which events a person wants to see.
 *
 * @param peer name or beginning of the ID of a domain, known or not; all if absent
 * @param kinds all if absent
 */
record EventFilter(Optional<String> peer, Optional<Set<PeerEvent.Kind>> kinds) {

    static EventFilter of(CommandLine line) {
        return new EventFilter(line.value("--peer"), line.value("--kind").map(EventKind::parse));
    }

    boolean shows(PeerEvent event) {
        return peer.filter(word -> !isMeant(word, event.peer())).isEmpty()
                && kinds.filter(wanted -> !wanted.contains(event.kind())).isEmpty();
    }

    private static boolean isMeant(String word, Peer peer) {
        return peer.name().equalsIgnoreCase(word)
                || (!word.isEmpty() && peer.id().startsWith(word));
    }
}

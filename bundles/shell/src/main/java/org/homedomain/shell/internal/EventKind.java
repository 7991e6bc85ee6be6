// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.PeerEvent;

/** How kinds of events are written. */
final class EventKind {

    /** Every kind, in order. */
    static final List<String> NAMES = WordList.names(PeerEvent.Kind.class);

    /** Every kind, for a sentence. */
    static final String ALL = String.join(", ", NAMES);

    private EventKind() {}

    static String of(PeerEvent.Kind kind) {
        return WordList.name(kind);
    }

    static Set<PeerEvent.Kind> parse(String list) {
        return WordList.parse(PeerEvent.Kind.class, "kind", list);
    }
}

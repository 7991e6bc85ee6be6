// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.Locale;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each change of membership. */
final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.homedomain.registry");

    private EventLog() {}

    static void write(DominionView view, PeerEvent event) {
        Peer peer = event.peer();
        String self = view.self().name();
        String kind = event.kind().name().toLowerCase(Locale.ROOT);
        String said = event.reason().isEmpty() ? "at " + peer.identity().endpoint() : event.reason();
        if (event.kind() == PeerEvent.Kind.UPDATED) {
            LOG.debug("{}: {} ({}) {}: {}", self, peer.name(), peer.identity().shortId(), kind, said);
        } else {
            LOG.info("{}: {} ({}) {}: {}", self, peer.name(), peer.identity().shortId(), kind, said);
        }
    }
}

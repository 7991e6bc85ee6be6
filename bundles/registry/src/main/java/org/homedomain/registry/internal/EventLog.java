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
        String kind = event.kind().name().toLowerCase(Locale.ROOT);
        String reason = event.reason().isEmpty() ? "" : " (" + event.reason() + ")";
        Object[] words = {
            view.self().name(),
            peer.name(),
            peer.identity().shortId(),
            peer.identity().endpoint(),
            kind,
            reason
        };
        if (event.kind() == PeerEvent.Kind.UPDATED) {
            LOG.debug("{}: {} {} at {} {}{}", words);
        } else {
            LOG.info("{}: {} {} at {} {}{}", words);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.stream.Collectors;
import org.homedomain.api.peer.Peer;

/** The status of a domain with since when and by whom it is doubted, or how long it is away. */
final class Standing {

    private Standing() {}

    static String of(Dominion dominion, Peer peer) {
        String doubted = suspicion(dominion, peer);
        String away = dominion.registry()
                .untilReturn(peer)
                .map(left -> ", " + Span.of(left) + " left")
                .orElse("");
        return StatusName.of(peer) + (doubted.isEmpty() ? "" : " for " + doubted) + away;
    }

    /** Since when and by whom; empty unless it is suspected. */
    static String suspicion(Dominion dominion, Peer peer) {
        if (peer.lapse().accusers().isEmpty()) {
            return "";
        }
        String accusers = peer.lapse().accusers().stream()
                .map(id -> dominion.view().find(id).map(Peer::name).orElse(id))
                .collect(Collectors.joining(", "));
        return dominion.registry().sinceLapse(peer).map(Age::of).orElse("a moment") + " by " + accusers;
    }
}

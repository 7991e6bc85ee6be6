// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;

/** How states of liveness are written. */
final class StatusName {

    /** Every state, in order. */
    static final List<String> NAMES = WordList.names(PeerStatus.class);

    /** Every state, for a sentence. */
    static final String ALL = String.join(", ", NAMES);

    private StatusName() {}

    static String of(PeerStatus status) {
        return WordList.name(status);
    }

    /** The status with what is to be said of it. */
    static String of(Peer peer) {
        return of(peer.status())
                + (peer.status().isMember()
                                && !peer.contact().reachable()
                                && peer.lapse().accusers().isEmpty()
                        ? ", unreachable from here"
                        : "");
    }

    /** The states in a list with commas. */
    static Set<PeerStatus> parse(String list) {
        return WordList.parse(PeerStatus.class, "status", list);
    }
}

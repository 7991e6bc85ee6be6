// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;

/** How states of liveness are written. */
final class StatusName {

    /** Every state, in order. */
    static final List<String> NAMES =
            Arrays.stream(PeerStatus.values()).map(StatusName::of).toList();

    /** Every state, for a sentence. */
    static final String ALL = String.join(", ", NAMES);

    private StatusName() {}

    static String of(PeerStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The status with what is to be said of it. */
    static String of(Peer peer) {
        return of(peer.status())
                + (peer.status().isMember() && !peer.contact().reachable() ? ", unreachable from here" : "");
    }

    /** The states in a list with commas. */
    static Set<PeerStatus> parse(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(StatusName::one)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PeerStatus.class)));
    }

    private static PeerStatus one(String name) {
        return Arrays.stream(PeerStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("There is no status '" + name + "'."
                        + Nearest.suggestion(name, NAMES) + " Known are " + ALL + "."));
    }
}

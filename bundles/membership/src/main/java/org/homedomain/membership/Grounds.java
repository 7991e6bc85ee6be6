// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says for people why a peer was given up; rule M10. */
final class Grounds {

    private Grounds() {}

    /** What was observed, and by whom. */
    static String of(Core core, PeerEntry peer) {
        return peer.suspicion().map(doubt -> words(core, peer, doubt)).orElse("did not refute");
    }

    private static String words(Core core, PeerEntry peer, Suspicion doubt) {
        if (peer.isEndProven()) {
            return "stream ended, refused " + joined(others(core, doubt));
        }
        String seen = doubt.isRefusedHere() ? "refused reconnect" : "did not answer";
        List<String> others = others(core, doubt);
        if (others.isEmpty()) {
            return seen + ", confirmed by nobody else, and did not refute";
        }
        return doubt.accusedBy(core.id())
                ? seen + ", confirmed by " + joined(others)
                : "did not answer " + joined(others) + " and did not refute";
    }

    private static List<String> others(Core core, Suspicion doubt) {
        return doubt.accusers().stream()
                .filter(id -> !id.equals(core.id()))
                .map(core.peers::nameOf)
                .toList();
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        String all = names.subList(0, last).stream().collect(Collectors.joining(", "));
        return Stream.of(all, names.get(last)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" and "));
    }
}

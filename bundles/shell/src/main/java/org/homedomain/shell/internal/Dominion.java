// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerRegistry;

/** One view of the dominion, taken when a command starts, with the registry that gave it. */
record Dominion(DominionView view, PeerRegistry registry) {

    Dominion(PeerRegistry registry) {
        this(registry.view(), registry);
    }

    boolean isSelf(Peer peer) {
        return peer.id().equals(view.self().id());
    }

    Optional<Duration> sinceContact(Peer peer) {
        return registry.sinceContact(peer);
    }

    /** What a domain runs: nothing if it cannot be used, whatever it said last. */
    static List<AdvertisedService> services(Peer peer) {
        return peer.status().isMember() ? peer.identity().services() : List.of();
    }

    /**
     * The domain that a person means.
     *
     * @throws CommandException if there is none, or more than one
     */
    Peer find(String nameOrIdPrefix) {
        List<Peer> found = view.named(nameOrIdPrefix);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new CommandException(found.isEmpty() ? unknown(nameOrIdPrefix) : ambiguous(nameOrIdPrefix, found));
    }

    private String unknown(String typed) {
        List<String> known = view.all()
                .flatMap(peer -> Stream.of(peer.name(), peer.identity().shortId()))
                .toList();
        return "No domain '" + typed + "' is known." + Nearest.suggestion(typed, known) + " 'domain:peers' lists all.";
    }

    private static String ambiguous(String typed, List<Peer> found) {
        return found.stream()
                .map(peer -> "  "
                        + PrintableText.of(peer.id() + "  " + peer.name() + "  "
                                + peer.identity().endpoint() + "  " + StatusName.of(peer)))
                .collect(Collectors.joining(
                        "\n",
                        found.size() + " domains are called '" + typed + "'. Name one by enough of its ID:\n",
                        ""));
    }
}

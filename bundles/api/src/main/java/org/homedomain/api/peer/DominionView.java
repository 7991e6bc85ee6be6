// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dominion as one domain sees it at one moment; immutable.
 *
 * @param title the dominion's title
 * @param self this domain
 * @param peers all others that are known, those that failed or left included, ordered by name and then ID
 */
public record DominionView(String title, Peer self, List<Peer> peers) {

    /** Copies the list. */
    public DominionView {
        peers = List.copyOf(peers);
    }

    /** This domain first, then the peers. */
    public Stream<Peer> all() {
        return Stream.concat(Stream.of(self), peers.stream());
    }

    /** Peers whose services may be used. */
    public Stream<Peer> members() {
        return peers.stream().filter(peer -> peer.status().isMember());
    }

    /** The domain with that ID, this one included. */
    public Optional<Peer> find(String id) {
        return all().filter(peer -> peer.id().equals(id)).findFirst();
    }

    /**
     * Domains that a person may mean by a text: those of exactly that name, or else those whose ID begins with it.
     * Names are compared without case.
     */
    public List<Peer> named(String nameOrIdPrefix) {
        List<Peer> byName = all().filter(peer -> peer.name().equalsIgnoreCase(nameOrIdPrefix))
                .toList();
        return byName.isEmpty() && !nameOrIdPrefix.isEmpty()
                ? all().filter(peer -> peer.id().startsWith(nameOrIdPrefix)).toList()
                : byName;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;

/** Dials addresses that wait; rule M6. */
final class Dialling implements Duty {

    private static final int MAX_ADDRESSES = 16;

    /** Queues a candidate, less the addresses that need no dial. */
    static void offer(Core core, Candidate candidate) {
        int port = candidate.endpoint().port();
        List<String> worth = candidate.endpoint().addresses().stream()
                .filter(address -> !core.self.listensAt(address, port))
                .limit(MAX_ADDRESSES)
                .toList();
        if (worth.isEmpty()) {
            return;
        }
        Candidate bounded = new Candidate(
                candidate.id(), new Endpoint(worth, port), candidate.source(), candidate.longestBackoff());
        for (int pushedOut = core.dials.offer(bounded, core.now); pushedOut > 0; pushedOut--) {
            core.drops.count(Drops.Cause.TOO_MANY_SIGHTINGS);
        }
    }

    /** M6.2: whether a live peer is known to answer at that address already. */
    static boolean isKnown(Core core, Optional<String> id, Endpoint endpoint) {
        if (id.isPresent()) {
            return core.peers
                    .find(id.get())
                    .filter(peer -> peer.isMember() && answersAt(peer, endpoint))
                    .isPresent();
        }
        return core.peers.members().anyMatch(peer -> peer.reachable() && answersAt(peer, endpoint));
    }

    /** The link-local address of a peer that answers at its others is none to dial: records seldom bring it along. */
    private static boolean answersAt(PeerEntry peer, Endpoint endpoint) {
        Endpoint known = peer.endpoint();
        List<String> unzoned = Zones.unzoned(endpoint);
        List<String> asked = peer.reachable() && !unzoned.isEmpty() ? unzoned : endpoint.addresses();
        return known.port() == endpoint.port() && known.addresses().containsAll(asked);
    }

    @Override
    public long dueAt(Core core) {
        return core.dials.canTake() ? core.now : Courier.NEVER;
    }

    @Override
    public void perform(Core core) {
        Optional<Candidate> next = core.dials.take(core.random);
        while (next.isPresent()) {
            Candidate candidate = next.get();
            if (isKnown(core, candidate.id(), candidate.endpoint())) {
                core.dials.succeeded(candidate);
            } else {
                Calls.dial(core, candidate);
            }
            next = core.dials.take(core.random);
        }
    }
}

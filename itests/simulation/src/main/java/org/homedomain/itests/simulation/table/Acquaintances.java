// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Witness;
import org.homedomain.membership.Output;

/** Counts who shows whom as a member, from the events. */
final class Acquaintances implements Witness {

    private final Map<String, Set<Domain>> knownBy = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private long pairs;

    @Override
    public void ended(Domain domain) {
        for (Set<Domain> knowing : knownBy.values()) {
            if (knowing.remove(domain)) {
                pairs--;
            }
        }
    }

    @Override
    public void stepped(Domain domain, Output output) {
        for (PeerEvent event : output.news().events()) {
            note(domain, event);
        }
    }

    private void note(Domain domain, PeerEvent event) {
        Peer peer = event.peer();
        Set<Domain> knowing = knownBy.computeIfAbsent(peer.id(), id -> new HashSet<>());
        boolean changed = event.peer().status().isMember() ? knowing.add(domain) : knowing.remove(domain);
        if (changed) {
            pairs += peer.status().isMember() ? 1 : -1;
        }
        if (event.kind() == PeerEvent.Kind.FAILED) {
            removed.add(peer.id() + " " + peer.incarnation());
        }
    }

    /** By how many a host's domain is shown as a member. */
    int knowing(Host host) {
        return knownBy.getOrDefault(host.id(), Set.of()).size();
    }

    /** Whether each of so many shows all others. */
    boolean allKnowAll(int domains) {
        return pairs == (long) domains * (domains - 1);
    }

    /** So many runs of domains were given up by somebody, that of one ID not counted. */
    long removalsBut(String id) {
        return removed.stream().filter(run -> !run.startsWith(id)).count();
    }
}

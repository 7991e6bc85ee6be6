// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.spi.exchange.DominionEntry;

/** Whether all domains that take part see the same. */
public final class Agreement {

    private final List<Domain> domains;

    private Agreement(List<Domain> domains) {
        this.domains = domains;
    }

    /** Of all domains that run and have not left. */
    public static Agreement of(World world) {
        return new Agreement(world.hosts().stream()
                .filter(Host::takesPart)
                .flatMap(host -> host.domain().stream())
                .toList());
    }

    /** So many domains have to agree. */
    public int size() {
        return domains.size();
    }

    /** Whether any of them knows no live peer, so that it has to be found first. */
    public boolean anyLonely() {
        return domains.stream().anyMatch(domain -> domain.machine().view().peers().stream()
                .noneMatch(peer -> peer.status().isMember()));
    }

    /** The first thing that two do not agree on, in one sentence; empty if they agree on all. */
    public Optional<String> difference() {
        Map<String, Peer> truth = new TreeMap<>();
        domains.forEach(domain -> truth.put(
                domain.machine().view().self().id(), domain.machine().view().self()));
        for (Domain domain : domains) {
            Optional<String> difference = viewDifference(domain, truth).or(() -> entryDifference(domain));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> viewDifference(Domain domain, Map<String, Peer> truth) {
        List<String> seen = new ArrayList<>();
        for (Peer peer : domain.machine().view().peers()) {
            Peer real = truth.get(peer.id());
            if (real == null && peer.status().isMember() && !peer.original()) {
                return said(domain, "still shows " + peer.name() + " as " + peer.status());
            }
            if (real != null) {
                seen.add(peer.id());
                if (peer.status() != PeerStatus.ALIVE) {
                    return said(domain, "shows " + peer.name() + " as " + peer.status());
                }
                if (peer.incarnation() != real.incarnation() || !peer.identity().equals(real.identity())) {
                    return said(domain, "has an old record of " + peer.name());
                }
            }
        }
        return truth.values().stream()
                .filter(peer -> !seen.contains(peer.id())
                        && !peer.id().equals(domain.host().id()))
                .findFirst()
                .flatMap(peer -> said(domain, "does not know " + peer.name()));
    }

    /** The first peer that somebody shows as unreachable from here; empty if all reach all. */
    public Optional<String> unreachable() {
        for (Domain domain : domains) {
            for (Peer peer : domain.machine().view().peers()) {
                if (peer.status().isMember() && !peer.contact().reachable()) {
                    return said(
                            domain,
                            "does not reach " + peer.name() + ": "
                                    + peer.contact().remark());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> entryDifference(Domain domain) {
        List<DominionEntry> mine = entries(domain);
        List<DominionEntry> first = entries(domains.get(0));
        return mine.equals(first)
                ? Optional.empty()
                : said(domain, "has other entries than " + domains.get(0).host().name());
    }

    private static List<DominionEntry> entries(Domain domain) {
        return domain.machine().snapshot().stream()
                .flatMap(message -> message.dominion().stream())
                .flatMap(part -> part.entries().stream())
                .sorted(Comparator.comparing(DominionEntry::key))
                .toList();
    }

    private static Optional<String> said(Domain domain, String what) {
        return Optional.of(domain.host().name() + " " + what);
    }
}

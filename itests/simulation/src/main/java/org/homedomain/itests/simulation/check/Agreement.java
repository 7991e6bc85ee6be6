// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
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

    /** Whether there are two groups of which neither knows where the other is: then one has to be found first. */
    public boolean anyStrangers() {
        Set<Domain> met = new LinkedHashSet<>();
        Deque<Domain> next = new ArrayDeque<>(domains.stream().limit(1).toList());
        while (!next.isEmpty()) {
            Domain domain = next.remove();
            if (met.add(domain)) {
                domains.stream()
                        .filter(other -> knowsWhereabouts(domain, other) || knowsWhereabouts(other, domain))
                        .forEach(next::add);
            }
        }
        return met.size() < domains.size();
    }

    /** It calls the other by itself, live or failed (M15.1), at an address where that listens. */
    private static boolean knowsWhereabouts(Domain one, Domain other) {
        Endpoint real = other.host().endpoint();
        return one.machine()
                .view()
                .find(other.host().id())
                .filter(peer -> peer.status().isMember() || peer.status() == PeerStatus.FAILED)
                .map(peer -> peer.identity().endpoint())
                .filter(known -> known.port() == real.port()
                        && known.addresses().stream().anyMatch(real.addresses()::contains))
                .isPresent();
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
                if (peer.incarnation() != real.incarnation() || !sameButOrder(peer.identity(), real.identity())) {
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

    /** Which address worked last stands first. */
    private static boolean sameButOrder(Identity one, Identity other) {
        return one.name().equals(other.name())
                && one.version().equals(other.version())
                && one.traits().equals(other.traits())
                && one.services().equals(other.services())
                && one.endpoint().port() == other.endpoint().port()
                && Set.copyOf(one.endpoint().addresses())
                        .equals(Set.copyOf(other.endpoint().addresses()));
    }

    /** The first thing that one of ours has wrong about originals: who runs is shown, and nobody else. */
    public Optional<String> differenceOnOriginals(World world) {
        List<Host> running =
                world.hosts().stream().filter(Host::isRunningOriginal).toList();
        return domains.stream()
                .flatMap(domain -> differenceOnOriginals(domain, running).stream())
                .findFirst();
    }

    private static Optional<String> differenceOnOriginals(Domain domain, List<Host> running) {
        Map<String, Peer> shown = new TreeMap<>();
        domain.machine().view().peers().stream()
                .filter(Peer::original)
                .filter(peer -> peer.status().isMember())
                .forEach(peer -> shown.put(peer.id(), peer));
        for (Host host : running) {
            Peer peer = shown.remove(host.id());
            if (peer == null || peer.status() != PeerStatus.ALIVE) {
                return said(domain, "does not show the original " + host.name() + " as ALIVE");
            }
            if (peer.identity().endpoint().port() != host.endpoint().port()) {
                return said(domain, "has an old port of the original " + host.name());
            }
        }
        return shown.values().stream()
                .findFirst()
                .flatMap(peer -> said(domain, "still shows the original " + peer.name() + " as " + peer.status()));
    }

    /** The first peer of ours that somebody shows as unreachable from here; empty if all reach all. */
    public Optional<String> unreachable() {
        for (Domain domain : domains) {
            for (Peer peer : domain.machine().view().peers()) {
                if (peer.status().isMember()
                        && !peer.original()
                        && !peer.contact().reachable()) {
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

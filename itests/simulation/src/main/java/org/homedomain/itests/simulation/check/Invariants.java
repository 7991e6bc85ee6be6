// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Witness;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Output;
import org.homedomain.spi.exchange.ExchangeMessage;

/** Looks at every step and every message of every domain. */
public final class Invariants implements Witness {

    /** What one run of a domain has shown. */
    private record Memory(long firstIncarnation, RecordOrder order, Standing standing) {

        Memory(long firstIncarnation) {
            this(firstIncarnation, new RecordOrder(), new Standing());
        }
    }

    private final World world;
    private final Health health;
    private final Map<Domain, Memory> memories = new HashMap<>();

    public Invariants(World world, Health health) {
        this.world = world;
        this.health = health;
    }

    @Override
    public void started(Domain domain) {
        memories.put(domain, new Memory(domain.host().disk().incarnation() + 1));
        world.trace().tell(world.now(), name(domain), "starts", domain.host().id());
    }

    @Override
    public void ended(Domain domain) {
        memories.remove(domain);
    }

    @Override
    public void stepped(Domain domain, Output output) {
        for (PeerEvent event : output.news().events()) {
            world.trace().tell(world.now(), name(domain), event.kind().name(), new Words(event));
            check(domain, event);
        }
        output.news().notices().forEach(notice -> world.trace().tell(world.now(), name(domain), "notice:", notice));
    }

    @Override
    public void said(Domain domain, ExchangeMessage message, int size) {
        if (size > Bounds.LONGEST_MESSAGE) {
            throw broken(domain, "sends a message of " + size + " bytes");
        }
        message.dominion().ifPresent(part -> part.records().forEach(told -> memory(domain)
                .order()
                .tells(told, world.trace().steps())
                .ifPresent(what -> {
                    throw broken(domain, what);
                })));
    }

    /** What is bounded at all times; called now and then, since looking costs. */
    public void checkSizes() {
        for (Host host : world.hosts()) {
            host.domain().ifPresent(this::checkSize);
        }
    }

    private void checkSize(Domain domain) {
        int peers = domain.machine().view().peers().size();
        tooMuch(domain.machine().waitingDials(), peers, world.identities()).ifPresent(what -> {
            throw broken(domain, what);
        });
    }

    /** What is wrong with so many waiting dials, and so many peers of so many there ever were. */
    static Optional<String> tooMuch(int waitingDials, int peers, int identities) {
        if (waitingDials > Bounds.WAITING_DIALS) {
            return Optional.of("has " + waitingDials + " dials waiting");
        }
        return peers >= identities
                ? Optional.of("knows " + peers + " peers of " + identities + " there ever were")
                : Optional.empty();
    }

    @Override
    public void kept(Domain domain, List<ExchangeMessage> snapshot) {
        RecordOrder order = memory(domain).order();
        snapshot.stream()
                .flatMap(message -> message.dominion().stream())
                .flatMap(part -> part.records().stream())
                .flatMap(kept -> order.holds(kept).stream())
                .findFirst()
                .ifPresent(what -> {
                    throw broken(domain, what);
                });
    }

    private void check(Domain domain, PeerEvent event) {
        Peer peer = event.peer();
        if (peer.original()) {
            return;
        }
        Standing standing = memory(domain).standing();
        standing.shows(peer).ifPresent(what -> {
            throw broken(domain, what);
        });
        if (standing.accusesSleeper(peer)) {
            checkSleep(domain, peer);
        }
        if (event.kind() == PeerEvent.Kind.FAILED) {
            world.hosts().stream()
                    .filter(host -> host.id().equals(peer.id()))
                    .forEach(host -> checkGuilt(domain, host, peer));
        }
    }

    /** M20.2: who is known to sleep is suspected by nobody before its time is over. */
    private void checkSleep(Domain domain, Peer peer) {
        world.hosts().stream()
                .filter(host -> host.id().equals(peer.id()) && host.people().isFastAsleep())
                .findFirst()
                .ifPresent(host -> {
                    throw broken(domain, "shows " + host.name() + " as " + peer.status() + ", which sleeps");
                });
    }

    private void checkGuilt(Domain domain, Host host, Peer peer) {
        boolean ofThisRun = host.domain()
                .filter(accused -> memory(accused).firstIncarnation() <= peer.incarnation()
                        && peer.incarnation() <= host.disk().incarnation())
                .isPresent();
        boolean excused =
                !health.canSee(domain.host()) || (health.hasSlept(domain.host()) && hasMoved(host, peer.identity()));
        if (ofThisRun && health.isBlameless(host) && !excused) {
            throw broken(
                    domain,
                    "gave up " + host.name() + ", which was well: "
                            + peer.contact().remark());
        }
    }

    /** Whether it is not where others believe it to be. */
    private static boolean hasMoved(Host host, Identity believed) {
        Endpoint real = host.endpoint();
        return real.port() != believed.endpoint().port()
                || Collections.disjoint(real.addresses(), believed.endpoint().addresses());
    }

    private Memory memory(Domain domain) {
        return memories.computeIfAbsent(domain, key -> new Memory(0));
    }

    private BrokenInvariant broken(Domain domain, String what) {
        return new BrokenInvariant(world.now(), name(domain), what);
    }

    private static String name(Domain domain) {
        return domain.host().name();
    }

    /** Put into words only when somebody reads it. */
    private record Words(PeerEvent event) {
        @Override
        public String toString() {
            Peer peer = event.peer();
            return peer.name() + " incarnation " + peer.incarnation() + " is " + peer.status()
                    + (event.reason().isEmpty() ? "" : ": " + event.reason());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Witness;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Output;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
import org.jspecify.annotations.Nullable;

/** Looks at every step and every message of every domain. */
public final class Invariants implements Witness {

    /** What one run of a domain has shown. */
    private static final class Memory {
        private final long firstIncarnation;
        private final Map<Run, Told> told = new HashMap<>();
        private final Map<String, Stamp> held = new HashMap<>();
        private final Map<String, Long> shown = new HashMap<>();
        private final Map<String, Long> gone = new HashMap<>();
        private final Map<String, Long> asleep = new HashMap<>();

        Memory(long firstIncarnation) {
            this.firstIncarnation = firstIncarnation;
        }
    }

    /** Records of twins are told side by side (M18), so what is told is ordered for each run of their owner only. */
    private record Run(String id, long boot) {}

    /** What leaves in one step leaves in no particular order. */
    private record Told(Stamp stamp, long step) {}

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
        message.dominion().ifPresent(part -> part.records().forEach(told -> checkTold(domain, told)));
    }

    /** What is bounded at all times; called now and then, since looking costs. */
    public void checkSizes() {
        for (Host host : world.hosts()) {
            host.domain().ifPresent(this::checkSize);
        }
    }

    private void checkSize(Domain domain) {
        int waiting = domain.machine().waitingDials();
        if (waiting > Bounds.WAITING_DIALS) {
            throw broken(domain, "has " + waiting + " dials waiting");
        }
        DominionView view = domain.machine().view();
        if (view.peers().size() >= world.identities()) {
            throw broken(
                    domain, "knows " + view.peers().size() + " peers of " + world.identities() + " there ever were");
        }
    }

    @Override
    public void kept(Domain domain, List<ExchangeMessage> snapshot) {
        Map<String, Stamp> held = memory(domain).held;
        snapshot.stream()
                .flatMap(message -> message.dominion().stream())
                .flatMap(part -> part.records().stream())
                .forEach(kept -> checkOrder(domain, "holds", kept, held.put(kept.id(), kept.stamp())));
    }

    private void checkTold(Domain domain, OwnerRecord told) {
        Map<Run, Told> all = memory(domain).told;
        Run run = new Run(told.id(), told.stamp().boot());
        Told before = all.get(run);
        long step = world.trace().steps();
        if (before == null || before.step() != step || told.stamp().supersedes(before.stamp())) {
            all.put(run, new Told(told.stamp(), step));
            checkOrder(domain, "tells", told, before == null ? null : before.stamp());
        }
    }

    private void checkOrder(Domain domain, String verb, OwnerRecord now, @Nullable Stamp before) {
        if (before != null && before.supersedes(now.stamp())) {
            throw broken(domain, verb + " record " + now.stamp() + " of " + now.id() + " after " + before);
        }
    }

    private void check(Domain domain, PeerEvent event) {
        Peer peer = event.peer();
        if (peer.original()) {
            return;
        }
        Long before = memory(domain).shown.put(peer.id(), peer.incarnation());
        if (before != null && before > peer.incarnation()) {
            throw broken(domain, "shows incarnation " + peer.incarnation() + " of " + peer.name() + " after " + before);
        }
        Map<String, Long> gone = memory(domain).gone;
        if (peer.status() == PeerStatus.LEFT || peer.status() == PeerStatus.FAILED) {
            gone.put(peer.id(), peer.incarnation());
        } else if (gone.getOrDefault(peer.id(), 0L) >= peer.incarnation()) {
            throw broken(
                    domain,
                    "shows " + peer.name() + " " + peer.status() + " again in incarnation " + peer.incarnation()
                            + ", in which it was gone");
        }
        checkSleep(domain, peer);
        if (event.kind() == PeerEvent.Kind.FAILED) {
            world.hosts().stream()
                    .filter(host -> host.id().equals(peer.id()))
                    .forEach(host -> checkGuilt(domain, host, peer));
        }
    }

    /** M20.2: who is known to sleep is suspected by nobody before its time is over. */
    private void checkSleep(Domain domain, Peer peer) {
        Map<String, Long> asleep = memory(domain).asleep;
        boolean sameSleep = asleep.getOrDefault(peer.id(), 0L) == peer.incarnation();
        boolean accused = peer.status() == PeerStatus.SUSPECT || peer.status() == PeerStatus.FAILED;
        if (sameSleep && accused) {
            world.hosts().stream()
                    .filter(host -> host.id().equals(peer.id()) && host.people().isFastAsleep())
                    .findFirst()
                    .ifPresent(host -> {
                        throw broken(domain, "shows " + host.name() + " as " + peer.status() + ", which sleeps");
                    });
        }
        if (peer.status() == PeerStatus.SLEEPING) {
            asleep.put(peer.id(), peer.incarnation());
        } else {
            asleep.remove(peer.id());
        }
    }

    private void checkGuilt(Domain domain, Host host, Peer peer) {
        boolean ofThisRun = host.domain()
                .filter(accused -> memory(accused).firstIncarnation <= peer.incarnation()
                        && peer.incarnation() <= host.disk().incarnation())
                .isPresent();
        if (ofThisRun && health.isBlameless(host) && health.canSee(domain.host())) {
            throw broken(
                    domain,
                    "gave up " + host.name() + ", which was well: "
                            + peer.contact().remark());
        }
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

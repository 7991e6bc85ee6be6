// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Stamp;

/** The state of one domain, and the step that is under way; handlers and duties work on it. */
final class Core {

    /** Number of ring successors that are watched, and of peers a rumour is passed to. */
    static final int WATCHED = 3;

    /** Up to so many peers a domain speaks with each one itself. */
    static final int SMALL_DOMINION = 32;

    /** So many bits number the exchanges of one run; above them its boot value keeps the answers of runs apart. */
    private static final int EXCHANGES_OF_A_RUN = 24;

    private static final Duration NEWCOMER = Duration.ofSeconds(2);

    final MembershipSettings settings;
    final SelfRecord self;
    final RandomGenerator random;
    final PeerTable peers = new PeerTable();
    final DominionEntries entries = new DominionEntries();
    final ChangeLog log = new ChangeLog();
    final DialQueue dials = new DialQueue();
    final Drops drops = new Drops();
    final Spreading spreading = new Spreading();
    final Streams streams = new Streams();
    final StreamKeeping streamKeeping = new StreamKeeping();
    final LocalHealth health = new LocalHealth();
    final TwinWatch twin = new TwinWatch();
    final Slumber slumber = new Slumber();
    private final Map<Long, Flight> flights = new HashMap<>();

    Pacing pacing;
    Presence presence = Presence.PRESENT;
    long now;
    Outbox out = new Outbox();
    /** Failures of what was sent before this are this domain's own fault: it had stalled; rule M12. */
    long stalledUntil = Long.MIN_VALUE;

    /** When no room for another peer was found last. */
    long fullAt = Long.MIN_VALUE;

    private List<PeerEntry> watched = List.of();
    private long watchedAt;
    private long digest;
    private long digestAt = -1;
    private boolean hadCompany;
    private long companySince;
    private long newcomerUntil;
    private long lastExchangeId;

    Core(MembershipSettings settings, LocalIdentity identity, RecordSeal seal, RandomGenerator random) {
        this.settings = settings;
        this.pacing = settings.pacing();
        this.self = new SelfRecord(settings, identity, seal);
        this.random = random;
        this.lastExchangeId = settings.boot() << EXCHANGES_OF_A_RUN;
    }

    String id() {
        return settings.id();
    }

    boolean isPresent() {
        return presence == Presence.PRESENT;
    }

    /** Starts an exchange. */
    void send(Flight flight, Endpoint target, ExchangeMessage message, Duration deadline) {
        lastExchangeId++;
        flights.put(lastExchangeId, flight);
        out.send(new Send(lastExchangeId, target, message, deadline));
    }

    Optional<Flight> land(long exchangeId) {
        return Optional.ofNullable(flights.remove(exchangeId));
    }

    int callsUnderWay() {
        return flights.size();
    }

    boolean anyFarewellUnderWay() {
        return flights.values().stream().anyMatch(Flight.Farewell.class::isInstance);
    }

    /** The ring successors, which this domain watches; rule M14. */
    List<PeerEntry> watched() {
        if (watchedAt != peers.changes()) {
            watchedAt = peers.changes();
            watched = peers.successors(id(), WATCHED);
        }
        return watched;
    }

    /** Whether everybody speaks with everybody; rules M7 and M8. */
    boolean isSmall() {
        return peers.hasAtMost(SMALL_DOMINION);
    }

    /** By how much timeouts are stretched; rule M12. */
    int patience() {
        return 1 + health.score(now);
    }

    /** Stands for all that is replicated; rule M23. */
    long digest() {
        if (digestAt != log.changes()) {
            digest = Digests.of(this);
            digestAt = log.changes();
        }
        return digest;
    }

    /** Raises this domain's incarnation above one that was seen and tells everybody; rule M2. */
    void raiseIncarnation(long seen) {
        if (Math.max(seen, self.incarnation()) >= Stamp.HIGHEST) {
            twin.wornOut(this);
            return;
        }
        out.persistIncarnation(self.raiseAbove(seen));
        ownRecordChanged();
    }

    void ownRecordChanged() {
        log.note(ChangeLog.Kind.RECORD, id(), "");
        out.viewChanged();
        spreading.tellAll(now);
    }

    /** Looks whether there is company; called after each step. */
    void watchCompany() {
        boolean company = peers.anyMember();
        if (company && !hadCompany) {
            companySince = now;
            newcomerUntil = now + NEWCOMER.toNanos();
        }
        hadCompany = company;
    }

    /** Whether this domain has only just found company and should speak with everybody at once; rule M7. */
    boolean isNewcomer() {
        return !hadCompany || now < newcomerUntil;
    }

    /** How long there has been company without a break; decides between twins. */
    Duration company() {
        return hadCompany ? Duration.ofNanos(now - companySince) : Duration.ZERO;
    }
}

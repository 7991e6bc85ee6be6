// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Input;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Remembered;
import org.homedomain.membership.Send;
import org.homedomain.membership.Stance;
import org.homedomain.membership.StreamOrder;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One domain's registry, put together from its parts, without OSGi. */
final class Registry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    /** Sightings that may wait for the loop at once. */
    private static final int MAX_SIGHTINGS = 4_096;

    /** Messages of peers that may wait for the loop at once. */
    private static final int MAX_MESSAGES = 1_024;

    /** So long after it came a message is worth reading: its sender has given it up since, and much may have changed. */
    static final Duration MESSAGE_KEEPS = Duration.ofSeconds(2);

    private static final Duration GOODBYE = Duration.ofMillis(1_100);

    /**
     * Services it is built on.
     *
     * @param settings at the start
     * @param version of the software
     * @param transport carries messages
     * @param codec encodes them
     * @param links up at the start
     */
    record Parts(
            DomainSettings settings,
            String version,
            PeerTransport transport,
            ExchangeCodec codec,
            List<LocalNetwork.Link> links) {}

    private final SerialLoop loop = new SerialLoop("homedomain-registry");
    private final SerialLoop disk = new SerialLoop("homedomain-disk");
    private final ListenerRoom listeners = new ListenerRoom();
    private final Troubles troubles = new Troubles();
    private final Questions questions = new Questions();
    private final Gate messages = new Gate(MAX_MESSAGES);
    private final Gate sightings = new Gate(MAX_SIGHTINGS);
    private final RoundTrips roundTrips = new RoundTrips();
    private final long startedNanos;
    private final History history;
    private final Parts parts;
    private final Surroundings surroundings;
    private final DataFolder folder;
    private final KeptIncarnation incarnations;
    private final Published published;
    private final MembershipLoop membership;
    private final TransportLink link;
    private final PeerStreams streams;
    private final DiscoverySessions discovery;
    private final SnapshotWriter snapshots;

    Registry(Parts parts, Surroundings surroundings) {
        this.parts = parts;
        this.surroundings = surroundings;
        startedNanos = surroundings.nanos().getAsLong();
        history = new History(surroundings);
        DomainSettings settings = parts.settings();
        folder = new DataFolder(settings.dataFolder(), parts.codec(), troubles);
        incarnations = new KeptIncarnation(folder);
        MembershipSettings own = membershipSettings(
                settings.self().uuid().orElseGet(() -> folder.id(surroundings.freshId())), folder.incarnation());
        LocalState local = new LocalState(
                settings.self().name(),
                parts.version(),
                parts.transport().port(),
                OwnAddresses.of(parts.links()),
                settings.self().traits());
        membership = new MembershipLoop(loop, surroundings, local, own, this::machine, new Work());
        published = new Published(membership.view(), surroundings.nanos(), roundTrips);
        link = new TransportLink(
                parts.transport(),
                membership::post,
                endpoint -> TransportLink.isNamed(published.view(), endpoint),
                roundTrips);
        streams = new PeerStreams(parts.transport(), loop, messages, membership::take, surroundings.nanos());
        discovery = new DiscoverySessions(announcement(own.id()), this::sighted);
        snapshots = new SnapshotWriter(loop, disk, folder, membership::snapshot);
        LOG.info(
                "{}: domain {} of dominion \"{}\" at {} starts",
                settings.self().name(),
                own.id(),
                own.title(),
                local.identity().endpoint());
        membership.start(Remembered.from(folder.snapshot(), own.id()));
    }

    private MembershipSettings membershipSettings(String id, long storedIncarnation) {
        return new MembershipSettings(
                parts.settings().self().title(),
                id,
                parts.settings().self().uuid().isPresent(),
                surroundings.random().nextLong(),
                storedIncarnation,
                PacingOf.settings(parts.settings().pacing()));
    }

    private Membership machine(MembershipSettings settings, LocalState local) {
        return new Membership(settings, local.identity(), parts.codec()::seal, surroundings.random());
    }

    private Announcement announcement(String id) {
        return new Announcement(
                parts.settings().self().title(),
                id,
                parts.settings().self().name(),
                parts.version(),
                parts.transport().port());
    }

    Published published() {
        return published;
    }

    History history() {
        return history;
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    Duration uptime() {
        return Duration.ofNanos(surroundings.nanos().getAsLong() - startedNanos);
    }

    ListenerRoom listeners() {
        return listeners;
    }

    MembershipLoop membership() {
        return membership;
    }

    Questions questions() {
        return questions;
    }

    long droppedSightings() {
        return sightings.turnedAway();
    }

    long droppedMessages() {
        return messages.turnedAway();
    }

    Troubles troubles() {
        return troubles;
    }

    PeerTransport transport() {
        return parts.transport();
    }

    void settingsChanged(DomainSettings settings) {
        membership.post(new Input.PacingChanged(PacingOf.settings(settings.pacing())));
        membership.describe(local -> local.withTraits(settings.self().traits()));
    }

    void linksChanged(List<LocalNetwork.Link> links) {
        membership.describe(local -> local.withAddresses(OwnAddresses.of(links)));
    }

    void servicesChanged(List<AdvertisedService> services) {
        membership.describe(local -> local.withServices(services));
    }

    void add(PeerDiscovery way) {
        loop.post(() -> discovery.add(way));
    }

    void remove(PeerDiscovery way) {
        loop.post(() -> discovery.remove(way));
    }

    /** A peer's message; false if too many wait already. */
    boolean receive(ExchangeMessage message, String remoteAddress, CompletableFuture<ExchangeMessage> answer) {
        long arrived = surroundings.nanos().getAsLong();
        return messages.pass(loop, () -> {
            if (surroundings.nanos().getAsLong() - arrived > MESSAGE_KEEPS.toNanos()) {
                answer.completeExceptionally(new ExchangeFailure(
                        ExchangeFailure.Reason.SILENT, "This domain is slow now; try again later."));
                return;
            }
            membership.take(new Input.ExchangeReceived(questions.exchange(answer), message, remoteAddress));
        });
    }

    /** A peer opens a stream; from any thread. */
    StreamEvents offered(PeerStream stream, Handshake greeting, String remoteAddress) {
        return streams.offered(stream, greeting, remoteAddress);
    }

    private void sighted(Sighting sighting) {
        sightings.pass(
                loop, () -> membership.take(new Input.Sighted(sighting.id(), sighting.endpoint(), sighting.source())));
    }

    /** Says goodbye, a second at most, and ends every thread. */
    @Override
    public void close() {
        List<DiscoverySession> sessions = within(loop.ask(discovery::release)).orElse(List.of());
        disk.post(() -> sessions.forEach(DiscoverySessions::close));
        CompletableFuture<Void> left = new CompletableFuture<>();
        membership.ask(() -> new Input.LeaveAsked(questions.wish(left)));
        within(left);
        loop.post(snapshots::writeNow);
        loop.post(questions::abandon);
        loop.post(() -> streams.endAll("This domain stops."));
        loop.close();
        listeners.close();
        disk.close();
        LOG.info(
                "{}: left dominion \"{}\"",
                parts.settings().self().name(),
                parts.settings().self().title());
    }

    private static <T> Optional<T> within(CompletableFuture<T> result) {
        try {
            return Optional.ofNullable(result.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException late) {
            LOG.debug("Not done within {}", GOODBYE, late);
            return Optional.empty();
        }
    }

    /** What membership wants done. */
    private final class Work implements MembershipLoop.Hands {

        @Override
        public void keepIncarnation(long incarnation) {
            incarnations.use(incarnation);
        }

        @Override
        public void keepSnapshotSoon() {
            snapshots.writeSoon();
        }

        @Override
        public void publish(DominionView view, List<PeerEvent> events) {
            DominionView before = published.view();
            published.publish(view);
            link.compare(before, view);
            events.forEach(event -> EventLog.write(view, event));
            history.record(events);
            listeners.tell(events);
        }

        @Override
        public void contacted(String peerId, long atNanos) {
            published.contacted(peerId, atNanos);
        }

        @Override
        public void send(Send send) {
            link.send(send);
        }

        @Override
        public void stream(StreamOrder order) {
            streams.carryOut(order);
        }

        @Override
        public void answer(Answer answer) {
            questions.answer(answer);
        }

        @Override
        public void assume(Stance stance) {
            discovery.assume(stance);
        }

        @Override
        public MembershipSettings renewId() {
            questions.abandon();
            streams.endAll("This domain takes another ID.");
            String id = surroundings.freshId().get();
            folder.keepId(id);
            incarnations.startAnew();
            discovery.announce(announcement(id));
            return membershipSettings(id, 0);
        }
    }
}

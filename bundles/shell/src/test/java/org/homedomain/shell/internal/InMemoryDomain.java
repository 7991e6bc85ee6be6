// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.homedomain.api.peer.PeerStatus;
import org.jspecify.annotations.Nullable;

/** A whole domain in memory, which a test fills. */
final class InMemoryDomain implements DomainServices, PeerRegistry, PeerHistory, DomainControl {

    /** Reading of the clock that all peers' times are compared with. */
    static final long NOW = Duration.ofDays(1).toNanos();

    private final List<Peer> peers = new ArrayList<>();
    private final Map<String, Duration> ages = new HashMap<>();
    private final Peer self;

    volatile boolean running = true;
    List<Diagnosis> diagnoses = List.of();
    Function<Peer, CompletionStage<Duration>> ping = peer -> CompletableFuture.completedFuture(Duration.ofMillis(1));
    CompletionStage<Peer> joined = new CompletableFuture<>();

    @Nullable
    Endpoint joinedAt;

    boolean left;
    CompletionStage<Void> slept = CompletableFuture.completedFuture(null);

    @Nullable
    Duration sleeps;

    boolean woken;
    List<Statistics> statistics = List.of();
    final Map<String, Duration> roundTrips = new HashMap<>();
    final List<PeerListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Happening> happenings = new CopyOnWriteArrayList<>();

    InMemoryDomain(Peer self) {
        this.self = self;
        ages.put(self.id(), Duration.ZERO);
    }

    /** Three domains: this one, a live one with a service, and one that failed. */
    static InMemoryDomain household() {
        return new InMemoryDomain(peer("aaaaaaaa-1111", "hallway", "10.0.0.1", PeerStatus.ALIVE))
                .add(
                        peer(
                                "bbbbbbbb-2222",
                                "kitchen",
                                "10.0.0.2",
                                PeerStatus.ALIVE,
                                new AdvertisedService("light", 9001)),
                        Duration.ofMillis(412))
                .add(
                        peer(
                                "cccccccc-3333",
                                "garage",
                                "fe80::3",
                                PeerStatus.FAILED,
                                new AdvertisedService("camera", 9002)),
                        Duration.ofMinutes(3));
    }

    static Peer peer(String id, String name, String address, PeerStatus status, AdvertisedService... services) {
        Identity identity =
                new Identity(id, name, Endpoint.of(address, 9000), "0.1.0", Set.of("compute"), List.of(services));
        return new Peer(identity, status, 7, false, new Peer.Contact(OptionalLong.of(1), true, ""));
    }

    InMemoryDomain add(Peer peer, Duration age) {
        peers.add(peer);
        ages.put(peer.id(), age);
        return this;
    }

    InMemoryDomain add(Peer peer) {
        peers.add(peer);
        return this;
    }

    /** An event a minute after the one before, and after midnight of a certain day. */
    void happen(PeerEvent.Kind kind, Peer peer, String reason) {
        long number = happenings.size() + 1L;
        Instant time = Instant.parse("2026-11-22T00:00:00Z").plusSeconds(60 * number);
        PeerEvent event = new PeerEvent(kind, peer, reason);
        happenings.add(new Happening(number, Duration.ofMinutes(3), time, event));
        listeners.forEach(listener -> listener.onPeerEvent(event));
    }

    /** The oldest are kept no more. */
    void forget(int count) {
        happenings.subList(0, count).clear();
    }

    @Override
    public List<Happening> after(long number) {
        return happenings.stream().filter(each -> each.number() > number).toList();
    }

    @Override
    public Optional<Duration> sinceLapse(Peer peer) {
        OptionalLong since = peer.lapse().sinceNanos();
        return since.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(NOW - since.getAsLong()));
    }

    @Override
    public Optional<Duration> untilReturn(Peer peer) {
        OptionalLong until = peer.lapse().untilNanos();
        return until.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(until.getAsLong() - NOW));
    }

    @Override
    public Optional<Duration> roundTrip(Peer peer) {
        return Optional.ofNullable(roundTrips.get(peer.id()));
    }

    @Override
    public CompletionStage<Void> sleep(Duration absence) {
        sleeps = absence;
        return slept;
    }

    @Override
    public CompletionStage<Void> wake() {
        woken = true;
        return slept;
    }

    @Override
    public DominionView view() {
        return new DominionView("Dominion", self, peers);
    }

    @Override
    public Optional<Duration> sinceContact(Peer peer) {
        return Optional.ofNullable(ages.get(peer.id()));
    }

    @Override
    public CompletionStage<Peer> join(String host, int port) {
        joinedAt = Endpoint.of(host, port);
        return joined;
    }

    @Override
    public CompletionStage<Void> leave() {
        left = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Duration> ping(Peer peer) {
        return ping.apply(peer);
    }

    @Override
    public @Nullable PeerRegistry registryOrNull() {
        return running ? this : null;
    }

    @Override
    public @Nullable DomainControl controlOrNull() {
        return running ? this : null;
    }

    @Override
    public @Nullable PeerHistory historyOrNull() {
        return running ? this : null;
    }

    @Override
    public List<Statistics> statistics() {
        return statistics;
    }

    @Override
    public Runnable listen(PeerListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }
}

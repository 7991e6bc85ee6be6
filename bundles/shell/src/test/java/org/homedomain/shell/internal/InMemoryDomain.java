// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerRegistry;
import org.homedomain.api.peer.PeerStatus;
import org.jspecify.annotations.Nullable;

/** A whole domain in memory, which a test fills. */
final class InMemoryDomain implements DomainServices, PeerRegistry, DomainControl {

    private final List<Peer> peers = new ArrayList<>();
    private final Map<String, Duration> ages = new HashMap<>();
    private final Peer self;

    boolean running = true;
    List<Diagnosis> diagnoses = List.of();
    Function<Peer, CompletionStage<Duration>> ping = peer -> CompletableFuture.completedFuture(Duration.ofMillis(1));
    CompletionStage<Peer> joined = new CompletableFuture<>();

    @Nullable
    Endpoint joinedAt;

    boolean left;

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
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }
}

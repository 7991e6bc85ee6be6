// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerRegistry;

/** What readers see: one immutable view at a time, and when each peer last gave proof of life. */
final class Published implements PeerRegistry {

    private final LongSupplier nanos;
    private final RoundTrips roundTrips;
    private final Map<String, Long> contacts = new ConcurrentHashMap<>();
    private volatile DominionView view;

    Published(DominionView first, LongSupplier nanos, RoundTrips roundTrips) {
        this.view = first;
        this.nanos = nanos;
        this.roundTrips = roundTrips;
    }

    void publish(DominionView newer) {
        view = newer;
        Set<String> known = newer.peers().stream().map(Peer::id).collect(Collectors.toSet());
        contacts.keySet().retainAll(known);
        roundTrips.retain(known);
    }

    void contacted(String peerId, long atNanos) {
        contacts.put(peerId, atNanos);
    }

    @Override
    public DominionView view() {
        return view;
    }

    @Override
    public Optional<Duration> sinceContact(Peer peer) {
        if (peer.id().equals(view.self().id())) {
            return Optional.of(Duration.ZERO);
        }
        Long newest = contacts.get(peer.id());
        OptionalLong last = newest == null ? peer.contact().lastNanos() : OptionalLong.of(newest);
        return last.isEmpty() ? Optional.empty() : Optional.of(since(last.getAsLong()));
    }

    @Override
    public Optional<Duration> sinceLapse(Peer peer) {
        OptionalLong began = peer.lapse().sinceNanos();
        return began.isEmpty() ? Optional.empty() : Optional.of(since(began.getAsLong()));
    }

    @Override
    public Optional<Duration> untilReturn(Peer peer) {
        OptionalLong end = peer.lapse().untilNanos();
        return end.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, end.getAsLong() - nanos.getAsLong())));
    }

    @Override
    public Optional<Duration> roundTrip(Peer peer) {
        return roundTrips.smoothed(peer.id());
    }

    private Duration since(long beganNanos) {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - beganNanos));
    }
}

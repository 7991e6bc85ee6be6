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
    private final Map<String, Long> contacts = new ConcurrentHashMap<>();
    private volatile DominionView view;

    Published(DominionView first, LongSupplier nanos) {
        this.view = first;
        this.nanos = nanos;
    }

    void publish(DominionView newer) {
        view = newer;
        Set<String> known = newer.peers().stream().map(Peer::id).collect(Collectors.toSet());
        contacts.keySet().retainAll(known);
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
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, nanos.getAsLong() - last.getAsLong())));
    }
}

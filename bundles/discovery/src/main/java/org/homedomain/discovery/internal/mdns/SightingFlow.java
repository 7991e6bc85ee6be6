// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Sighting;

/**
 * Decides which of the instances heard of are passed on: not this domain itself, not the same twice at once, and from
 * nobody more than a house can have. Not for several threads.
 */
final class SightingFlow {

    private final Announcement self;
    private final DropCounts drops;
    private final Map<Object, Long> recent = bounded(Limits.RECENT_SIGHTINGS);
    private final Map<InetAddress, Rate> perSender = bounded(Limits.SENDERS);
    private final Rate overall = new Rate(Limits.SIGHTINGS);

    SightingFlow(Announcement self, DropCounts drops) {
        this.self = self;
        this.drops = drops;
    }

    /** What to tell the listener of an instance with a known port. */
    Optional<Sighting> pass(Heard heard, Lane lane, Collection<InetAddress> ownAddresses, long nowNanos) {
        if (isSelf(heard, ownAddresses) || isRepeated(heard, nowNanos)) {
            return Optional.empty();
        }
        Rate sender =
                perSender.computeIfAbsent(heard.addresses().get(0), address -> new Rate(Limits.SIGHTINGS_PER_SENDER));
        if (!sender.take(nowNanos) || !overall.take(nowNanos)) {
            drops.count(Drop.TOO_MANY_SIGHTINGS);
            return Optional.empty();
        }
        recent.put(key(heard), nowNanos);
        return Optional.of(new Sighting(
                Optional.of(heard.id()).filter(id -> !id.isEmpty()),
                new Endpoint(texts(heard, lane), heard.port()),
                "mDNS on " + lane.link()));
    }

    /** Another process with our ID and a place of its own is no self but a twin, which membership must learn of. */
    private boolean isSelf(Heard heard, Collection<InetAddress> ownAddresses) {
        return (heard.id().isEmpty() || heard.id().equals(self.id()))
                && heard.port() == self.port()
                && heard.addresses().stream().anyMatch(ownAddresses::contains);
    }

    private boolean isRepeated(Heard heard, long nowNanos) {
        Long before = recent.get(key(heard));
        return before != null && nowNanos - before < Limits.SAME_SIGHTING.toNanos();
    }

    private static Object key(Heard heard) {
        return List.of(heard.id(), heard.port(), Set.copyOf(heard.addresses()));
    }

    private static List<String> texts(Heard heard, Lane lane) {
        return heard.addresses().stream()
                .map(address -> text(address, lane))
                .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf));
    }

    /** A link-local IPv6 address means something together with the link only. */
    private static String text(InetAddress address, Lane lane) {
        String text = address.getHostAddress();
        boolean needsZone = address instanceof Inet6Address && address.isLinkLocalAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return needsZone ? bare + "%" + lane.link() : bare;
    }

    private static <K, V> Map<K, V> bounded(int cap) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > cap;
            }
        };
    }
}

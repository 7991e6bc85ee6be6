// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of all lanes: opened when a link appears, opened anew when it changes or fails, tried again when it cannot
 * be opened. Used by one thread, except {@link #states()}.
 */
final class LaneSockets {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSockets.class);
    private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();
    private static final long LAST_RETRY = Duration.ofSeconds(30).toNanos();

    private final Selector selector;
    private final Map<Lane, Wanted> wanted = new LinkedHashMap<>();
    private final Map<Lane, LaneState> states = new ConcurrentHashMap<>();

    LaneSockets(Selector selector) {
        this.selector = selector;
    }

    /** How each lane fares; for any thread. */
    Map<Lane, LaneState> states() {
        return states;
    }

    /** Lanes without a failure. */
    Set<Lane> working() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().failure().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    LaneSocket socket(Lane lane) {
        Wanted entry = wanted.get(lane);
        return entry == null ? null : entry.socket;
    }

    LaneCounters counters(Lane lane) {
        Wanted entry = wanted.get(lane);
        return entry == null ? new LaneCounters() : entry.counters;
    }

    /** The lanes that {@link #follow} would close for good. */
    Set<Lane> withoutLink(List<Link> links) {
        Set<Lane> next = lanes(links).keySet();
        return wanted.keySet().stream().filter(lane -> !next.contains(lane)).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes the lanes fit the links. */
    void follow(List<Link> links, long nowNanos) {
        Map<Lane, List<InetAddress>> next = lanes(links);
        withoutLink(links).forEach(this::remove);
        next.forEach((lane, addresses) -> {
            Wanted before = wanted.get(lane);
            if (before == null || !before.addresses.equals(addresses) || before.index != index(lane)) {
                remove(lane);
                wanted.put(lane, new Wanted(addresses, nowNanos));
            }
        });
    }

    /** Opens what is wanted, not open and due, and says what the machine must know; null if nothing changed. */
    Input.@Nullable Lanes open(long nowNanos, boolean linksChanged) {
        List<Lane> renewed = new ArrayList<>();
        wanted.forEach((lane, entry) -> {
            boolean due = entry.needsRetry() && entry.retryAt - nowNanos <= 0;
            if (due && (entry.socket != null || open(lane, entry, nowNanos))) {
                entry.mute = false;
                renewed.add(lane);
            }
        });
        return renewed.isEmpty() && !linksChanged ? null : new Input.Lanes(openLanes(), renewed);
    }

    /** Receiving failed: the lane is closed and opened again later; the others go on. */
    void deaf(Lane lane, IOException failure, long nowNanos) {
        Wanted entry = wanted.get(lane);
        if (entry != null) {
            entry.close();
            postpone(lane, entry, failure.getMessage(), nowNanos);
        }
    }

    /** Sending failed: the lane goes on to listen, and is told as renewed later, so that all is said again. */
    void mute(Lane lane, IOException failure, long nowNanos) {
        Wanted entry = wanted.get(lane);
        if (entry != null && !entry.mute) {
            entry.mute = true;
            postpone(lane, entry, failure.getMessage(), nowNanos);
        }
    }

    /** A packet went out to one asker, which says nothing about the group. */
    void answered(Lane lane) {
        counters(lane).out.incrementAndGet();
    }

    /** A packet went out to the group: the lane works. */
    void sent(Lane lane) {
        Wanted entry = wanted.get(lane);
        if (entry != null) {
            entry.counters.out.incrementAndGet();
            entry.retryGap = FIRST_RETRY;
            entry.mute = false;
            states.put(lane, new LaneState("", entry.counters));
        }
    }

    OptionalLong untilNext(long nowNanos) {
        return wanted.values().stream()
                .filter(Wanted::needsRetry)
                .mapToLong(entry -> Math.max(0, entry.retryAt - nowNanos))
                .min();
    }

    void closeAll() {
        wanted.values().forEach(Wanted::close);
        wanted.clear();
        states.clear();
    }

    private boolean open(Lane lane, Wanted entry, long nowNanos) {
        try {
            NetworkInterface networkInterface = NetworkInterface.getByName(lane.link());
            if (networkInterface == null) {
                throw new IOException("there is no such interface now");
            }
            entry.socket = LaneSocket.open(lane, networkInterface, selector);
            entry.index = networkInterface.getIndex();
            states.put(lane, new LaneState("", entry.counters));
            return true;
        } catch (IOException | RuntimeException failure) {
            postpone(lane, entry, String.valueOf(failure.getMessage()), nowNanos);
            return false;
        }
    }

    private void postpone(Lane lane, Wanted entry, @Nullable String reason, long nowNanos) {
        LOG.debug("mDNS on {} failed, trying again in {} ms: {}", lane, entry.retryGap / 1_000_000, reason);
        entry.retryAt = nowNanos + entry.retryGap;
        entry.retryGap = Math.min(2 * entry.retryGap, LAST_RETRY);
        states.put(lane, new LaneState(reason == null ? "unknown failure" : reason, entry.counters));
    }

    private void remove(Lane lane) {
        Wanted entry = wanted.remove(lane);
        states.remove(lane);
        if (entry != null) {
            entry.close();
        }
    }

    private Map<Lane, List<InetAddress>> openLanes() {
        Map<Lane, List<InetAddress>> open = new LinkedHashMap<>();
        wanted.forEach((lane, entry) -> {
            if (entry.socket != null) {
                open.put(lane, entry.addresses);
            }
        });
        return open;
    }

    /**
     * One lane for each IP family of a link that carries multicast; IPv4 is enough on loopback, where IPv6 has no
     * multicast route.
     */
    private static Map<Lane, List<InetAddress>> lanes(List<Link> links) {
        Map<Lane, List<InetAddress>> lanes = new LinkedHashMap<>();
        for (Link link : links.stream().filter(Link::multicast).toList()) {
            boolean ipv6 = link.addresses().stream().anyMatch(Inet6Address.class::isInstance);
            boolean ipv4 = link.addresses().stream().anyMatch(each -> !(each instanceof Inet6Address));
            if (ipv4) {
                lanes.put(new Lane(link.name(), false), link.addresses());
            }
            if (ipv6 && !(ipv4 && link.loopback())) {
                lanes.put(new Lane(link.name(), true), link.addresses());
            }
        }
        return lanes;
    }

    private static int index(Lane lane) {
        try {
            NetworkInterface now = NetworkInterface.getByName(lane.link());
            return now == null ? 0 : now.getIndex();
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** How a lane fares: {@code failure} is empty while it is open. */
    record LaneState(String failure, LaneCounters counters) {}

    /** A lane that should be open. */
    private static final class Wanted {

        private final List<InetAddress> addresses;
        private final LaneCounters counters = new LaneCounters();
        private @Nullable LaneSocket socket;
        private int index;
        private boolean mute;
        private long retryAt;
        private long retryGap = FIRST_RETRY;

        Wanted(List<InetAddress> addresses, long nowNanos) {
            this.addresses = addresses;
            this.retryAt = nowNanos;
        }

        boolean needsRetry() {
            return socket == null || mute;
        }

        void close() {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.discovery.SightingListener;

/** Tells of each configured peer again and again, each on a schedule of its own. */
final class FixedSession implements DiscoverySession {

    private final SightingListener listener;
    private final NameLookup lookup;
    private final ScheduledExecutorService scheduler;
    private final RandomGenerator random;
    private final Consumer<FixedSession> onClose;
    private final Map<Endpoint, Course> courses = new HashMap<>();
    private Posture posture = Posture.QUIET;
    private boolean closed;

    FixedSession(
            SightingListener listener,
            NameLookup lookup,
            ScheduledExecutorService scheduler,
            RandomGenerator random,
            Consumer<FixedSession> onClose) {
        this.listener = listener;
        this.lookup = lookup;
        this.scheduler = scheduler;
        this.random = random;
        this.onClose = onClose;
    }

    /** These are the configured peers from now on; new ones are told of at once. */
    synchronized void follow(List<Endpoint> peers) {
        Set<Endpoint> gone = new HashSet<>(courses.keySet());
        peers.forEach(gone::remove);
        gone.forEach(peer -> {
            Course course = courses.remove(peer);
            if (course != null) {
                course.next.cancel(false);
            }
        });
        peers.stream().filter(peer -> !courses.containsKey(peer)).forEach(this::startOver);
    }

    /** Whoever becomes lonely tries everything at once, and often. */
    @Override
    public synchronized void assume(Posture next) {
        if (next == posture) {
            return;
        }
        posture = next;
        if (next == Posture.LONELY) {
            List.copyOf(courses.keySet()).forEach(this::startOver);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            courses.clear();
        }
        scheduler.shutdownNow();
        onClose.accept(this);
    }

    private void startOver(Endpoint peer) {
        Course before = courses.get(peer);
        if (before != null) {
            before.next.cancel(false);
        }
        schedule(peer, 0, 0);
    }

    private void schedule(Endpoint peer, int told, long delayMillis) {
        if (!closed) {
            courses.put(
                    peer,
                    new Course(told, scheduler.schedule(() -> tell(peer, told), delayMillis, TimeUnit.MILLISECONDS)));
        }
    }

    private void tell(Endpoint peer, int told) {
        List<String> addresses = peer.addresses().stream()
                .flatMap(host -> lookup.addresses(host).stream())
                .distinct()
                .toList();
        synchronized (this) {
            Course course = courses.get(peer);
            if (closed || course == null || course.told != told) {
                return; // it was removed, or begun anew, while its name was looked up
            }
            long gap =
                    PeerTempo.shifted(PeerTempo.gap(posture, told + 1), random).toMillis();
            schedule(peer, told + 1, gap);
        }
        if (!addresses.isEmpty()) {
            listener.sighted(
                    new Sighting(Optional.empty(), new Endpoint(addresses, peer.port()), "configured peer " + peer));
        }
    }

    /** Where a peer stands: how often it was told of since it was begun, and when it is next. */
    private record Course(int told, ScheduledFuture<?> next) {}
}

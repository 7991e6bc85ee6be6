// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.discovery.internal.mdns.LaneSockets.LaneState;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.discovery.SightingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Multicast DNS by JmDNS, one instance per address; kept for comparison (ADR 0003). All of it happens on one background
 * thread, as creating, registering and closing take seconds each. The threads of JmDNS itself are no daemons and end up
 * to seconds after {@link #close()}.
 */
final class JmdnsSession implements MdnsSession {

    private static final Logger LOG = LoggerFactory.getLogger(JmdnsSession.class);

    private final Announcement self;
    private final SightingListener listener;
    private final String type;
    private final Map<Lane, LaneState> states = new ConcurrentHashMap<>();
    private final Map<InetAddress, JmDNS> responders = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "homedomain-jmdns");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Posture posture = Posture.QUIET;

    private JmdnsSession(Announcement self, SightingListener listener) {
        this.self = self;
        this.listener = listener;
        this.type = ServiceType.ofTitle(self.title()) + ".local.";
    }

    /** @throws NoClassDefFoundError if there is no JmDNS */
    static JmdnsSession open(Announcement self, SightingListener listener) {
        LOG.debug("mDNS by JmDNS {}", JmDNS.VERSION);
        return new JmdnsSession(self, listener);
    }

    @Override
    public void follow(List<Link> links) {
        inBackground(() -> {
            Map<InetAddress, Link> wanted = new LinkedHashMap<>();
            links.forEach(link -> link.addresses().forEach(address -> wanted.put(address, link)));
            Set<InetAddress> gone = responders.keySet().stream()
                    .filter(address -> !wanted.containsKey(address))
                    .collect(Collectors.toSet());
            gone.forEach(address -> close(responders.remove(address)));
            states.clear();
            wanted.forEach((address, link) -> open(address, link));
        });
    }

    @Override
    public void assume(Posture next) {
        inBackground(() -> {
            boolean wasAudible = posture != Posture.QUIET;
            posture = next;
            if (wasAudible != (next != Posture.QUIET)) {
                responders.values().forEach(this::announceOrNot);
            }
        });
    }

    /** JmDNS does not show the packets that it sends: what works is taken for what came back. */
    @Override
    public Optional<EchoProbe.Echoes> probe(Duration patience) {
        Set<Lane> working = states.entrySet().stream()
                .filter(entry -> entry.getValue().failure().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return Optional.of(new EchoProbe.Echoes(working, working, posture != Posture.QUIET));
    }

    @Override
    public Map<Lane, LaneState> states() {
        return Map.copyOf(states);
    }

    @Override
    public String drops() {
        return "";
    }

    /** Returns at once; JmDNS needs two seconds for each address. */
    @Override
    public void close() {
        inBackground(() -> {
            responders.values().forEach(JmdnsSession::close);
            responders.clear();
        });
        worker.shutdown();
    }

    private void inBackground(Runnable task) {
        try {
            worker.execute(() -> logged(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed, nothing to do");
        }
    }

    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("JmDNS failed, going on", failure);
        }
    }

    private void open(InetAddress address, Link link) {
        Lane lane = new Lane(link.name(), address.getAddress().length > 4);
        try {
            if (!responders.containsKey(address)) {
                JmDNS responder = JmDNS.create(address, self.id());
                responders.put(address, responder);
                responder.addServiceListener(type, new Listener(lane));
                if (posture != Posture.QUIET) {
                    announceOrNot(responder);
                }
            }
            tell(lane, "");
        } catch (IOException failure) {
            tell(lane, String.valueOf(failure.getMessage()));
        }
    }

    /** A lane works if one of its addresses does. */
    private void tell(Lane lane, String failure) {
        states.merge(
                lane,
                new LaneState(failure, new LaneCounters()),
                (before, now) -> before.failure().isEmpty() ? before : now);
    }

    private void announceOrNot(JmDNS responder) {
        try {
            if (posture == Posture.QUIET) {
                responder.unregisterAllServices();
            } else {
                Map<String, String> text = Map.of("txtvers", "1", "name", self.name(), "ver", self.version());
                responder.registerService(ServiceInfo.create(type, self.id(), self.port(), 0, 0, text));
            }
        } catch (IOException failure) {
            LOG.warn("JmDNS cannot announce this domain: {}", failure.getMessage());
        }
    }

    private static void close(JmDNS responder) {
        try {
            responder.close();
        } catch (IOException failure) {
            LOG.debug("closing JmDNS failed: {}", failure.getMessage());
        }
    }

    private final class Listener implements ServiceListener {

        private final Lane lane;

        Listener(Lane lane) {
            this.lane = lane;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName());
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            // mDNS never says that a peer is dead
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            List<String> addresses = Arrays.stream(event.getInfo().getInetAddresses())
                    .map(InetAddress::getHostAddress)
                    .toList();
            int port = event.getInfo().getPort();
            if (!event.getName().equals(self.id()) && !addresses.isEmpty() && port >= 1 && port <= Endpoint.MAX_PORT) {
                listener.sighted(new Sighting(
                        Optional.of(event.getName()), new Endpoint(addresses, port), "mDNS on " + lane.link()));
            }
        }
    }
}

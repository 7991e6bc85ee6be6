// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.discovery.SightingListener;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.homedomain.spi.settings.SettingsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Peers at the addresses of {@code peers}, for networks that multicast does not cross. */
@Component(
        immediate = true,
        service = {PeerDiscovery.class, SettingsListener.class, Diagnosis.class})
public final class FixedPeers implements PeerDiscovery, SettingsListener, Diagnosis {

    private static final int ORDER = 31;
    private static final int RESOLVERS = 4;

    private final Set<FixedSession> sessions = ConcurrentHashMap.newKeySet();
    private final NameLookup lookup = new NameLookup();
    private List<Endpoint> peers;

    @Activate
    public FixedPeers(@Reference SettingsSource settings) {
        peers = settings.current().network().peers();
    }

    @Deactivate
    void deactivate() {
        List.copyOf(sessions).forEach(FixedSession::close);
    }

    @Override
    public synchronized DiscoverySession open(Announcement self, SightingListener listener) {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(RESOLVERS, daemons());
        FixedSession session =
                new FixedSession(listener, lookup, scheduler, RandomGenerator.getDefault(), sessions::remove);
        sessions.add(session);
        session.follow(peers);
        return session;
    }

    @Override
    public synchronized void settingsChanged(DomainSettings settings) {
        peers = settings.network().peers();
        sessions.forEach(session -> session.follow(peers));
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Finding> examine() {
        List<Endpoint> configured;
        synchronized (this) {
            configured = peers;
        }
        return FixedReport.of(configured, lookup);
    }

    /** A name server that does not answer holds a thread until the system gives up; the others go on. */
    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "homedomain-configured-peers");
            thread.setDaemon(true);
            return thread;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.homedomain.membership.Stance;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session for each way to find peers, all in the same posture; used on the loop only. */
final class DiscoverySessions {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoverySessions.class);

    private final IdentityHashMap<PeerDiscovery, DiscoverySession> sessions = new IdentityHashMap<>();
    private final Consumer<Sighting> sightings;
    private Announcement announcement;
    private Posture posture = Posture.QUIET;

    DiscoverySessions(Announcement announcement, Consumer<Sighting> sightings) {
        this.announcement = announcement;
        this.sightings = sightings;
    }

    void add(PeerDiscovery discovery) {
        DiscoverySession session = discovery.open(announcement, sightings::accept);
        sessions.put(discovery, session);
        session.assume(posture);
    }

    void remove(PeerDiscovery discovery) {
        DiscoverySession session = sessions.remove(discovery);
        if (session != null) {
            close(session);
        }
    }

    void assume(Stance stance) {
        Posture newer = Posture.valueOf(stance.name());
        if (newer != posture) {
            posture = newer;
            LOG.debug("posture {}", posture);
            sessions.values().forEach(session -> session.assume(posture));
        }
    }

    /** This domain has another ID now. */
    void announce(Announcement newer) {
        announcement = newer;
        List<PeerDiscovery> all = new ArrayList<>(sessions.keySet());
        all.forEach(this::remove);
        all.forEach(this::add);
    }

    /** Takes all sessions out, to be closed elsewhere. */
    List<DiscoverySession> release() {
        List<DiscoverySession> all = new ArrayList<>(sessions.values());
        sessions.clear();
        return all;
    }

    static void close(DiscoverySession session) {
        try {
            session.close();
        } catch (RuntimeException thrown) {
            LOG.warn("A discovery session did not close cleanly", thrown);
        }
    }
}

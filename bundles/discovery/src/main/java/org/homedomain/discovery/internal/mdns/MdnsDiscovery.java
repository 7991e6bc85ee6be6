// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LinkListener;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.discovery.SightingListener;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.NetworkSettings.MdnsEngine;
import org.homedomain.spi.settings.SettingsListener;
import org.homedomain.spi.settings.SettingsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds peers by multicast DNS, with the implementation that the settings choose. */
@Component(
        immediate = true,
        service = {PeerDiscovery.class, LinkListener.class, SettingsListener.class, Diagnosis.class})
public final class MdnsDiscovery implements PeerDiscovery, LinkListener, SettingsListener, Diagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(MdnsDiscovery.class);
    private static final int ORDER = 30;
    private static final String INSTALL_JMDNS =
            "Install the bundle org.jmdns:jmdns, 3.5 or later, or set 'engine = \"direct\"' in [discovery].";

    private final Set<SwitchableSession> sessions = ConcurrentHashMap.newKeySet();
    private List<Link> links = List.of();
    private Choice choice;

    @Activate
    public MdnsDiscovery(@Reference SettingsSource settings) {
        choice = Choice.of(settings.current().network());
        loadCodecAhead();
    }

    /** The codec's classes take some hundred milliseconds on a small computer: by the first question they are there. */
    private static void loadCodecAhead() {
        Thread loading = new Thread(Packets::load, "homedomain-mdns-loading");
        loading.setDaemon(true);
        loading.start();
    }

    @Deactivate
    void deactivate() {
        List.copyOf(sessions).forEach(SwitchableSession::close);
    }

    @Override
    public synchronized DiscoverySession open(Announcement self, SightingListener listener) {
        SwitchableSession session = new SwitchableSession(self, listener, sessions::remove);
        session.follow(links);
        session.use(choice.provider());
        sessions.add(session);
        return session;
    }

    @Override
    public synchronized void linksChanged(List<Link> now) {
        links = now;
        sessions.forEach(session -> session.follow(now));
    }

    @Override
    public void settingsChanged(DomainSettings settings) {
        Choice next = Choice.of(settings.network());
        synchronized (this) {
            if (next.equals(choice)) {
                return;
            }
            choice = next;
        }
        sessions.forEach(session -> session.use(next.provider()));
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Finding> examine() {
        Choice chosen;
        synchronized (this) {
            chosen = choice;
        }
        List<MdnsSession> open =
                sessions.stream().flatMap(session -> session.current().stream()).toList();
        List<Finding> findings = new ArrayList<>(MdnsReport.examine(chosen.mdns(), open));
        if (chosen.engine() == MdnsEngine.JMDNS && open.stream().anyMatch(DirectSession.class::isInstance)) {
            findings.add(
                    Finding.warning("mDNS engine", "JmDNS is chosen but missing; our own is used.", INSTALL_JMDNS));
        }
        return findings;
    }

    /** What the settings say of multicast DNS. */
    private record Choice(boolean mdns, MdnsEngine engine) {

        static Choice of(NetworkSettings settings) {
            return new Choice(settings.mdns(), settings.mdnsEngine());
        }

        Optional<MdnsProvider> provider() {
            return mdns
                    ? Optional.of(engine == MdnsEngine.JMDNS ? Choice::openJmdns : Choice::openDirect)
                    : Optional.empty();
        }

        private static MdnsSession openJmdns(Announcement self, SightingListener listener) {
            try {
                return JmdnsSession.open(self, listener);
            } catch (NoClassDefFoundError missing) {
                LOG.warn("JmDNS is chosen but no bundle exports javax.jmdns; our own is used. {}", INSTALL_JMDNS);
                return openDirect(self, listener);
            }
        }

        private static MdnsSession openDirect(Announcement self, SightingListener listener) {
            try {
                DropCounts drops = new DropCounts();
                Supplier<MdnsMachine> machine = () -> new MdnsMachine(self, RandomGenerator.getDefault(), drops);
                return new DirectSession(machine, listener, System::nanoTime, drops, Selector.open());
            } catch (IOException outOfFileHandles) {
                throw new UncheckedIOException("no selector can be opened", outOfFileHandles);
            }
        }
    }
}

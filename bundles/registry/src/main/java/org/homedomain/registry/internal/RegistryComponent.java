// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.homedomain.spi.discovery.LinkListener;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Wires the registry to the framework, the clock and chance. */
@Component(
        immediate = true,
        service = {
            PeerRegistry.class,
            PeerHistory.class,
            DomainControl.class,
            PeerHandler.class,
            Diagnosis.class,
            Statistics.class,
            SettingsListener.class,
            LinkListener.class
        })
public final class RegistryComponent
        implements PeerRegistry,
                PeerHistory,
                DomainControl,
                PeerHandler,
                Diagnosis,
                Statistics,
                SettingsListener,
                LinkListener {

    private final Registry registry;
    private final Control control;
    private final Answering answering;
    private final HomeServices homeServices;
    private final MembershipDiagnosis diagnosis;
    private final MembershipStatistics statistics;

    /** Starts the domain; it is lonely at first. */
    @Activate
    public RegistryComponent(
            BundleContext context,
            @Reference SettingsSource settings,
            @Reference PeerTransport transport,
            @Reference ExchangeCodec codec,
            @Reference LocalNetwork network) {
        String version = SoftwareVersion.of(context.getBundle().getVersion());
        registry = new Registry(
                new Registry.Parts(settings.current(), version, transport, codec, network.links()),
                new Surroundings(System::nanoTime, InstantSource.system(), new SecureRandom(), () -> UUID.randomUUID()
                        .toString()));
        control = new Control(registry);
        answering = new Answering(registry);
        homeServices = new HomeServices(context, registry::servicesChanged);
        diagnosis = new MembershipDiagnosis(registry, homeServices::findings);
        statistics = new MembershipStatistics(registry);
        homeServices.open();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindDiscovery(PeerDiscovery discovery) {
        registry.add(discovery);
    }

    void unbindDiscovery(PeerDiscovery discovery) {
        registry.remove(discovery);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(PeerListener listener) {
        registry.listeners().add(listener);
    }

    void unbindListener(PeerListener listener) {
        registry.listeners().remove(listener);
    }

    /** Says goodbye and ends every thread. */
    @Deactivate
    public void deactivate() {
        homeServices.close();
        control.close();
        registry.close();
    }

    @Override
    public DominionView view() {
        return registry.published().view();
    }

    @Override
    public Optional<Duration> sinceContact(Peer peer) {
        return registry.published().sinceContact(peer);
    }

    @Override
    public Optional<Duration> sinceLapse(Peer peer) {
        return registry.published().sinceLapse(peer);
    }

    @Override
    public Optional<Duration> untilReturn(Peer peer) {
        return registry.published().untilReturn(peer);
    }

    @Override
    public Optional<Duration> roundTrip(Peer peer) {
        return registry.published().roundTrip(peer);
    }

    @Override
    public List<Happening> after(long number) {
        return registry.history().after(number);
    }

    @Override
    public List<Figure> figures() {
        return statistics.figures();
    }

    @Override
    public CompletionStage<Void> sleep(Duration absence) {
        return control.sleep(absence);
    }

    @Override
    public CompletionStage<Void> wake() {
        return control.wake();
    }

    @Override
    public CompletionStage<Peer> join(String host, int port) {
        return control.join(host, port);
    }

    @Override
    public CompletionStage<Void> leave() {
        return control.leave();
    }

    @Override
    public CompletionStage<Duration> ping(Peer peer) {
        return control.ping(peer);
    }

    @Override
    public CompletionStage<ExchangeMessage> onExchange(ExchangeMessage message, String remoteAddress) {
        return answering.onExchange(message, remoteAddress);
    }

    @Override
    public StreamEvents onStream(PeerStream stream, Handshake greeting, String remoteAddress) {
        return answering.onStream(stream, greeting, remoteAddress);
    }

    @Override
    public ExchangeMessage dump() {
        return answering.dump();
    }

    @Override
    public List<String> serviceAddresses(String serviceName) {
        return answering.serviceAddresses(serviceName);
    }

    @Override
    public int order() {
        return diagnosis.order();
    }

    @Override
    public List<Finding> examine() {
        return diagnosis.examine();
    }

    @Override
    public void settingsChanged(DomainSettings settings) {
        registry.settingsChanged(settings);
    }

    @Override
    public void linksChanged(List<LocalNetwork.Link> links) {
        registry.linksChanged(links);
    }
}

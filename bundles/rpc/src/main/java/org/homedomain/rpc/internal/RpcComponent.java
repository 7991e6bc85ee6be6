// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerTransport;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the transport into the framework. The transport is registered by hand, since it exists only while the server
 * listens, which a component's own services cannot express. All of it happens on a thread of its own: loading gRPC takes
 * seconds on a small computer, and whoever asks for a component that is being activated waits for it.
 */
@Component(
        service = {Diagnosis.class, Statistics.class},
        immediate = true)
// Registered by hand, so bnd cannot know; Karaf resolves the registry's need of these two from the manifests.
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.spi.transport.ExchangeCodec\"",
        effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.spi.transport.PeerTransport\"",
        effective = "active")
public final class RpcComponent implements Diagnosis, Statistics {

    private static final Logger LOG = LoggerFactory.getLogger(RpcComponent.class);
    private static final String SUBJECT = "RPC server";
    private static final long OPENING_ENDS_MILLIS = 2_000;

    private final BundleContext context;
    private final Neighbours neighbours = new Neighbours();
    private final QuietLogging logging = new QuietLogging();
    private final Thread opening;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile @Nullable PeerRpc rpc;
    private volatile @Nullable String fault;
    private boolean closed;

    @Activate
    public RpcComponent(BundleContext context, @Reference SettingsSource settings) {
        this.context = context;
        this.opening = new Thread(() -> open(settings), Threads.PREFIX + "start");
        opening.setDaemon(true);
        opening.start();
    }

    private void open(SettingsSource settings) {
        try {
            PeerRpc opened = new PeerRpc(
                    settings, neighbours, System::nanoTime, RpcComponent::wallClockNanos, this::transportListens);
            if (keep(opened)) {
                register(ExchangeCodec.class, opened.codec());
                opened.start();
            } else {
                opened.close();
            }
        } catch (RuntimeException | LinkageError failure) { // the latter if a bundle is missing
            fault = "The RPC server cannot be made: " + failure;
            LOG.error("{}. No peer can be reached until the domain is restarted.", fault);
        }
    }

    private boolean keep(PeerRpc opened) {
        synchronized (registrations) {
            if (!closed) {
                rpc = opened;
            }
            return !closed;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addHandler(PeerHandler handler) {
        neighbours.add(handler);
        handlerChanged();
    }

    void removeHandler(PeerHandler handler) {
        neighbours.remove(handler);
        handlerChanged();
    }

    private void handlerChanged() {
        PeerRpc opened = rpc;
        if (opened != null) {
            opened.handlerChanged();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addNetwork(LocalNetwork network) {
        neighbours.add(network);
    }

    void removeNetwork(LocalNetwork network) {
        neighbours.remove(network);
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Finding> examine() {
        PeerRpc opened = rpc;
        String failure = opened == null ? fault : opened.fault().orElse(fault);
        if (failure != null) {
            return List.of(Finding.fault(SUBJECT, failure + ".", "Restart the domain."));
        }
        return opened == null
                ? List.of(Finding.warning(SUBJECT, "It is starting.", "Ask again in a moment."))
                : new RpcDiagnosis(opened).examine();
    }

    @Override
    public List<Figure> figures() {
        PeerRpc opened = rpc;
        return opened == null ? List.of() : new RpcStatistics(opened).figures();
    }

    @Deactivate
    void close() {
        PeerRpc opened;
        List<ServiceRegistration<?>> registered;
        synchronized (registrations) {
            closed = true;
            opened = rpc;
            registered = List.copyOf(registrations);
            registrations.clear();
        }
        registered.forEach(RpcComponent::unregister);
        if (opened != null) {
            opened.close();
        }
        awaitOpening();
        logging.close();
    }

    private void awaitOpening() {
        try {
            opening.join(OPENING_ENDS_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void transportListens(PeerTransport transport) {
        register(PeerTransport.class, transport);
    }

    /** Not under the lock: whoever waits for the service is activated within the call. */
    private <S> void register(Class<S> type, S service) {
        ServiceRegistration<S> registration;
        try {
            registration = context.registerService(type, service, null);
        } catch (IllegalStateException e) {
            LOG.debug("the bundle stopped before {} could be offered", type.getSimpleName());
            return;
        }
        boolean late;
        synchronized (registrations) {
            late = closed;
            if (!late) {
                registrations.add(registration);
            }
        }
        if (late) {
            unregister(registration);
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("a service was gone already");
        }
    }

    private static long wallClockNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}

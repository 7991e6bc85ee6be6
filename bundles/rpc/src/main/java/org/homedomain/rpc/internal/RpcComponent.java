// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerTransport;
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
 * listens, which a component's own services cannot express.
 */
@Component(service = Diagnosis.class, immediate = true)
// Registered by hand, so bnd cannot know; Karaf resolves the registry's need of these two from the manifests.
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.spi.transport.ExchangeCodec\"",
        effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.homedomain.spi.transport.PeerTransport\"",
        effective = "active")
public final class RpcComponent implements Diagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(RpcComponent.class);

    private final BundleContext context;
    private final Neighbours neighbours = new Neighbours();
    private final QuietLogging logging = new QuietLogging();
    private final PeerRpc rpc;
    private final RpcDiagnosis diagnosis;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private boolean closed;

    @Activate
    public RpcComponent(BundleContext context, @Reference SettingsSource settings) {
        this.context = context;
        this.rpc = new PeerRpc(
                settings, neighbours, System::nanoTime, RpcComponent::wallClockNanos, this::transportListens);
        this.diagnosis = new RpcDiagnosis(rpc);
        register(ExchangeCodec.class, rpc.codec());
        rpc.start();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addHandler(PeerHandler handler) {
        neighbours.add(handler);
        rpc.handlerChanged();
    }

    void removeHandler(PeerHandler handler) {
        neighbours.remove(handler);
        rpc.handlerChanged();
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
        return diagnosis.examine();
    }

    @Deactivate
    void close() {
        List<ServiceRegistration<?>> registered;
        synchronized (registrations) {
            closed = true;
            registered = List.copyOf(registrations);
            registrations.clear();
        }
        registered.forEach(RpcComponent::unregister);
        rpc.close();
        logging.close();
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

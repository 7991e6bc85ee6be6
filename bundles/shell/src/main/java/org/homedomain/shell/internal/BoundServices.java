// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Comparator;
import java.util.List;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the services that come and go with the configuration. Fields, not constructor parameters: only those can be
 * dynamic, and the commands must stay registered while the domain does not run.
 */
@Component(service = DomainServices.class, immediate = true)
public final class BoundServices implements DomainServices {

    private static final Logger LOG = LoggerFactory.getLogger(BoundServices.class);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable PeerRegistry registry;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable DomainControl control;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable PeerHistory history;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Diagnosis> diagnoses = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Statistics> statistics = List.of();

    private final BundleContext context;

    @Activate
    public BoundServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public @Nullable PeerRegistry registryOrNull() {
        return registry;
    }

    @Override
    public @Nullable DomainControl controlOrNull() {
        return control;
    }

    @Override
    public @Nullable PeerHistory historyOrNull() {
        return history;
    }

    @Override
    public List<Statistics> statistics() {
        return statistics.stream()
                .sorted(Comparator.comparingInt(Statistics::order))
                .toList();
    }

    @Override
    public Runnable listen(PeerListener listener) {
        ServiceRegistration<PeerListener> registration = context.registerService(PeerListener.class, listener, null);
        return () -> unregister(registration);
    }

    private static void unregister(ServiceRegistration<PeerListener> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("this bundle stopped, and with it the listener");
        }
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return diagnoses.stream()
                .sorted(Comparator.comparingInt(Diagnosis::order))
                .toList();
    }
}

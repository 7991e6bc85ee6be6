// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Comparator;
import java.util.List;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.PeerRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Follows the services that come and go with the configuration. Fields, not constructor parameters: only those can be
 * dynamic, and the commands must stay registered while the domain does not run.
 */
@Component(service = DomainServices.class, immediate = true)
public final class BoundServices implements DomainServices {

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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Diagnosis> diagnoses = List.of();

    @Override
    public @Nullable PeerRegistry registryOrNull() {
        return registry;
    }

    @Override
    public @Nullable DomainControl controlOrNull() {
        return control;
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return diagnoses.stream()
                .sorted(Comparator.comparingInt(Diagnosis::order))
                .toList();
    }
}

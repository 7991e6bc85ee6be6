// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.membership.LocalIdentity;

/** What this domain tells of itself, gathered from where it changes; used on the loop only. */
final class LocalState {

    private final String name;
    private final String version;
    private final int port;
    private List<String> addresses;
    private Set<String> traits;
    private List<AdvertisedService> services = List.of();

    LocalState(String name, String version, int port, List<String> addresses, Set<String> traits) {
        this.name = name;
        this.version = version;
        this.port = port;
        this.addresses = addresses;
        this.traits = traits;
    }

    LocalIdentity identity() {
        return new LocalIdentity(name, new Endpoint(addresses, port), version, traits, services);
    }

    LocalState withAddresses(List<String> newer) {
        addresses = newer;
        return this;
    }

    LocalState withTraits(Set<String> newer) {
        traits = newer;
        return this;
    }

    LocalState withServices(List<AdvertisedService> newer) {
        services = newer;
        return this;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;

/**
 * What this domain tells of itself, but for the ID.
 *
 * @param name for people
 * @param endpoint where it listens; without addresses while no link is up
 * @param version of its software
 * @param traits of its hardware or place
 * @param services that it runs
 */
public record LocalIdentity(
        String name, Endpoint endpoint, String version, Set<String> traits, List<AdvertisedService> services) {

    /** Copies the collections. */
    public LocalIdentity {
        traits = Set.copyOf(traits);
        services = List.copyOf(services);
    }

    Identity named(String id) {
        return new Identity(id, name, endpoint, version, traits, services);
    }
}

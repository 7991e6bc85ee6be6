// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a domain tells of itself.
 *
 * @param id identifies the domain for as long as its data folder lives; opaque, not necessarily a UUID; never blank
 * @param name for people, by default the host name; not necessarily unique; equals the ID for an original domain
 * @param endpoint where it listens
 * @param version of its software, semantic versioning
 * @param traits capabilities of its hardware or place, sorted
 * @param services what it runs, in the order in which it tells them
 */
public record Identity(
        String id,
        String name,
        Endpoint endpoint,
        String version,
        Set<String> traits,
        List<AdvertisedService> services) {

    /**
     * @throws IllegalArgumentException if {@code id} is blank
     */
    public Identity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("domain ID must not be blank");
        }
        traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
        services = List.copyOf(services);
    }

    /** The first eight characters of the ID: enough to tell domains of one house apart on a screen. */
    public String shortId() {
        return id.length() <= 8 ? id : id.substring(0, 8);
    }
}

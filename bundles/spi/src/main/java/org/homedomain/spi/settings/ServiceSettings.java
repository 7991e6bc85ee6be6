// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.util.List;
import java.util.Set;

/**
 * The definition of a home service.
 *
 * @param priority who runs it
 * @param depends names of services that it needs
 * @param traits capabilities that its host must have
 */
public record ServiceSettings(Priority priority, List<String> depends, Set<String> traits) {

    /** Who runs a service. */
    public enum Priority {
        /** Every domain that has all the traits. */
        REQUIRED,
        /** One domain of the dominion, while something that runs needs it. */
        DEPENDENCY
    }

    /** Copies the collections. */
    public ServiceSettings {
        depends = List.copyOf(depends);
        traits = Set.copyOf(traits);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Whether the configuration was found wrong at the start. The bundle that reads it says so with a property of a service
 * it registers: the launcher shares no classes with the bundles.
 */
final class ConfigurationFault {

    private static final String PROPERTY = "homedomain.config.fault";

    private ConfigurationFault() {}

    /** The whole text for the user, if the configuration is bad. */
    static Optional<String> find(BundleContext framework) {
        try {
            ServiceReference<?>[] found = framework.getAllServiceReferences(null, "(" + PROPERTY + "=*)");
            return found == null ? Optional.empty() : Optional.of(String.valueOf(found[0].getProperty(PROPERTY)));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told when the settings change. Register an implementation as an OSGi service. Must return at once. */
@ConsumerType
public interface SettingsListener {

    /** New valid settings. What needs a restart ({@code uuid}, {@code title}, {@code name}, {@code port}) is as before. */
    void settingsChanged(DomainSettings settings);
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;

/** Who hears what {@link SettingsWatch} found out; called on its thread, in order. */
interface SettingsAudience {

    /** There are valid settings, for the first time. From here on there always are. */
    void settingsFound(SettingsSource source);

    /** The valid settings changed. */
    void settingsChanged(DomainSettings settings);

    /** There are no valid settings yet, for these reasons. */
    void startFailed(String reasons);
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homedomain.config.internal.reading.SettingsText;
import org.homedomain.config.internal.reading.Surroundings;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;

/**
 * Settings of a domain without configuration.
 *
 * @param current they never change
 */
record ShippedSettings(DomainSettings current) implements SettingsSource {

    /** As on a host of that name. */
    static DomainSettings of(String name, Path dataFolder) {
        return SettingsText.fromProperties("nothing", Map.of(), new Surroundings(name, dataFolder))
                .settings()
                .orElseThrow();
    }

    @Override
    public List<String> awaitingRestart() {
        return List.of();
    }
}

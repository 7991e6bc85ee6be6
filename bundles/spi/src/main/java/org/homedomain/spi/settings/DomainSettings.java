// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of one domain, validated.
 *
 * @param self who this domain is
 * @param pacing when it does what
 * @param network where it listens and how it looks for peers
 * @param services definitions of home services by name; names keep their case
 * @param dataFolder where it keeps its ID and what it knows; exists
 */
public record DomainSettings(
        SelfSettings self,
        PacingSettings pacing,
        NetworkSettings network,
        Map<String, ServiceSettings> services,
        Path dataFolder) {

    /** Copies the map. */
    public DomainSettings {
        services = Map.copyOf(services);
    }
}

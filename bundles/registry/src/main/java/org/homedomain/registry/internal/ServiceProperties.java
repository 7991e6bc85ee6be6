// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.Optional;
import org.homedomain.api.peer.AdvertisedService;
import org.jspecify.annotations.Nullable;

/** Reads {@code home.name} and {@code home.port}. */
final class ServiceProperties {

    private static final int MAX_NAME_LENGTH = 100;

    private ServiceProperties() {}

    /** Empty if they make no service. */
    static Optional<AdvertisedService> parse(@Nullable Object name, @Nullable Object port) {
        if (!(name instanceof String text) || text.isBlank() || text.length() > MAX_NAME_LENGTH || port == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AdvertisedService(text, Integer.parseInt(port.toString().strip())));
        } catch (IllegalArgumentException notAPort) {
            return Optional.empty();
        }
    }
}

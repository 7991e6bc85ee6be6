// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.jspecify.annotations.Nullable;

/** Reads {@code home.name} and {@code home.port}; takes nothing that peers would drop. */
final class ServiceProperties {

    /** {@link HomeServices#MAX_SERVICES} of these fit into a record that peers take. */
    static final int MAX_NAME_BYTES = 100;

    /** For people. */
    static final String RULE = "a name that is not blank, has at most " + MAX_NAME_BYTES
            + " bytes in UTF-8 and no control characters, and a port from 1 to 65535";

    private static final Set<Integer> UNPRINTABLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED);

    private ServiceProperties() {}

    /** Empty if they make no service. */
    static Optional<AdvertisedService> parse(@Nullable Object name, @Nullable Object port) {
        if (!(name instanceof String text) || !isName(text) || port == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AdvertisedService(text, Integer.parseInt(port.toString().strip())));
        } catch (IllegalArgumentException notAPort) {
            return Optional.empty();
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && text.codePoints().noneMatch(point -> UNPRINTABLE.contains(Character.getType(point)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who a domain is.
 *
 * @param uuid the configured ID; empty to make one at first start and keep it
 * @param title the dominion's title, default {@code Dominion}
 * @param name the domain's name, default the host name
 * @param port TCP port to listen on, 0 to 65535; 0, the default, takes a free one
 * @param traits capabilities of the hardware or place, sorted
 */
public record SelfSettings(Optional<String> uuid, String title, String name, int port, Set<String> traits) {

    /** Sorts and copies the traits. */
    public SelfSettings {
        traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
    }
}

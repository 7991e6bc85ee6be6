// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows in which table a key belongs, for those who wrote it into another one. */
final class KeyHome {

    /** Keys by table; the top level is the empty text. */
    static final Map<String, List<String>> KEYS = Map.of(
            "",
            List.of("uuid", "title", "name", "port", "traits", "peers", "logfilename"),
            "connectionConfig",
            List.of("dialtimeout", "isolationCheck", "isolationTimeout", "heartbeatCheck"),
            "serviceHierarchyConfig",
            List.of("requiredVotePercentage", "electionTimeout", "electionBackoff", "dependencyCheck"),
            "network",
            List.of("interfaces", "publicAddresses"),
            "discovery",
            List.of("mdns", "engine"),
            "membership",
            List.of("beatInterval", "suspicionTimeout"));

    private KeyHome() {}

    /** A hint if {@code key} is known in exactly one table other than {@code path}. */
    static Optional<String> of(String key, String path) {
        String folded = key.toLowerCase(Locale.ROOT);
        return KEYS.entrySet().stream()
                .filter(home -> !home.getKey().equals(path))
                .filter(home -> home.getValue().stream()
                        .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(folded)))
                .map(home -> home.getKey().isEmpty()
                        ? "; it belongs to the top level, above the first [table]."
                        : "; it belongs to [" + home.getKey() + "].")
                .findFirst();
    }
}

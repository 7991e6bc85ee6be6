// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a domain is started.
 *
 * @param data its data folder
 * @param config the text of its domain.toml; empty to start without one, at shipped defaults
 * @param heapMegabytes the largest heap
 * @param observed whether an observer writes what it hears of its peers
 */
public record DomainSetup(Path data, Optional<String> config, int heapMegabytes, boolean observed) {

    private static final int HEAP_MEGABYTES = 64;

    /** Shipped defaults. */
    static DomainSetup of(Path data) {
        return new DomainSetup(data, Optional.empty(), HEAP_MEGABYTES, false);
    }

    /** The same with another domain.toml. */
    public DomainSetup withConfig(String text) {
        return new DomainSetup(data, Optional.of(text), heapMegabytes, observed);
    }

    /** The same with another data folder. */
    public DomainSetup withData(Path folder) {
        return new DomainSetup(folder, config, heapMegabytes, observed);
    }

    /** The same with an observer: {@link Domain#observations}. */
    public DomainSetup withObserver() {
        return new DomainSetup(data, config, heapMegabytes, true);
    }

    Optional<Path> configFile() {
        return config.map(text -> {
            try {
                Path file = data.resolveSibling(data.getFileName() + ".toml");
                return Files.writeString(file, text);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}

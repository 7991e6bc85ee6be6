// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The short name of this machine. Files and the environment come first: asking the resolver can take seconds. */
final class HostName {

    private static final String FALLBACK = "domain";
    private static final int MAX_LENGTH = 63;

    private HostName() {}

    static String ofThisMachine() {
        return first(Stream.of(
                () -> file(Path.of("/proc/sys/kernel/hostname")),
                () -> Optional.ofNullable(System.getenv("HOSTNAME")),
                () -> Optional.ofNullable(System.getenv("COMPUTERNAME")),
                () -> file(Path.of("/etc/hostname")),
                HostName::resolver));
    }

    /** The first usable one. */
    static String first(Stream<Supplier<Optional<String>>> sources) {
        return sources.map(Supplier::get)
                .flatMap(Optional::stream)
                .map(HostName::shortened)
                .filter(name -> !name.isEmpty() && !name.equals("localhost"))
                .findFirst()
                .orElse(FALLBACK);
    }

    private static String shortened(String name) {
        String first = name.strip().split("\\.", 2)[0].replaceAll("[^\\p{L}\\p{N}_-]", "");
        return first.length() <= MAX_LENGTH ? first : first.substring(0, MAX_LENGTH);
    }

    private static Optional<String> file(Path path) {
        try {
            return Files.isReadable(path)
                    ? Optional.of(Files.readString(path, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> resolver() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException unnamed) {
            return Optional.empty();
        }
    }
}

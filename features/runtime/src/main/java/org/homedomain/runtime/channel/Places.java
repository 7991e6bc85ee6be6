// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things of this user are kept, after the XDG base directory specification.
 *
 * @param data survives: IDs, what a domain knows
 * @param state may be lost: demo
 */
public record Places(Path data, Path state) {

    /** A user without a home folder keeps nothing, as Debian has it, unless it is said where. */
    private static final Path NO_HOME = Path.of("/nonexistent");

    /** Those of the user this process runs as. */
    public static Places ofThisUser() {
        return of(System.getenv(), home(System.getProperty("user.home"), System.getenv("HOME")));
    }

    /** Java says "?" of a user it does not know: that would be a folder in the current one. */
    static Path home(String ofUser, @Nullable String ofEnvironment) {
        return Stream.of(ofUser, Objects.requireNonNullElse(ofEnvironment, ""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(NO_HOME);
    }

    public static Places of(Map<String, String> environment, Path home) {
        return new Places(
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
    }

    /** The specification says that a relative path in such a variable is to be ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise)
                .resolve("homedomain");
    }
}

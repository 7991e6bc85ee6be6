// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homedomain.config.internal.reading.SettingsText;
import org.jspecify.annotations.Nullable;

/**
 * Where settings may come from.
 *
 * @param required the file named by the property {@code homedomain.config}: it alone counts and must be there
 * @param candidates files of which the first that exists counts; none of them need be there
 */
record SettingsPlaces(Optional<Path> required, List<Path> candidates) {

    static final String PID = "org.homedomain";
    static final String FILE_NAME = "domain.toml";

    private static final List<String> NOT_OURS =
            List.of(".", "service.", "component.", "felix.", "osgi.", "org.apache.");

    /** Reads framework or system properties. */
    static SettingsPlaces of(FrameworkProperty property) {
        Optional<Path> required = folder(property, "homedomain.config");
        List<Path> containers = Stream.of(folder(property, "karaf.etc"), folder(property, "openhab.conf"))
                .flatMap(Optional::stream)
                .toList();
        // The folder in which somebody happened to start a container says nothing.
        List<Path> folders = containers.isEmpty() ? List.of(Path.of("").toAbsolutePath()) : containers;
        List<Path> candidates = folders.stream()
                .map(folder -> folder.resolve(FILE_NAME))
                .distinct()
                .toList();
        return new SettingsPlaces(required, candidates);
    }

    static Optional<Path> folder(FrameworkProperty property, String key) {
        @Nullable String value = property.of(key);
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(value.strip()).toAbsolutePath().normalize());
    }

    /** The properties of the PID without those that containers add. */
    static Map<String, Object> ours(Map<String, ?> properties) {
        Map<String, Object> ours = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (NOT_OURS.stream().noneMatch(key::startsWith)) {
                ours.put(key, value);
            }
        });
        return ours;
    }

    Look look(Map<String, Object> properties) {
        if (required.isPresent()) {
            return read(required.get());
        }
        for (Path candidate : candidates) {
            if (Files.exists(candidate)) {
                return read(candidate);
            }
        }
        return properties.isEmpty() ? new Look.Defaults() : new Look.Properties(properties);
    }

    private static Look read(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new Look.Unreadable(path, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new Look.File(path, ByteBuffer.wrap(in.readNBytes(SettingsText.MAX_BYTES + 1)));
        } catch (NoSuchFileException missing) {
            return new Look.Unreadable(path, "does not exist");
        } catch (AccessDeniedException denied) {
            return new Look.Unreadable(path, "may not be read by this user");
        } catch (IOException failure) {
            return new Look.Unreadable(path, "cannot be read: " + failure.getMessage());
        }
    }
}

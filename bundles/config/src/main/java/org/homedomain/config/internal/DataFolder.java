// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder where the domain keeps its ID and what it knows. */
final class DataFolder {

    private DataFolder() {}

    /** From framework or system properties; {@code fallback} if none says. */
    static Path of(FrameworkProperty property, Path fallback) {
        return SettingsPlaces.folder(property, "homedomain.data")
                .or(() -> SettingsPlaces.folder(property, "karaf.data").map(data -> data.resolve("homedomain")))
                .or(() -> SettingsPlaces.folder(property, "openhab.userdata").map(data -> data.resolve("homedomain")))
                .orElse(fallback);
    }

    /** Makes the folder, for its owner only, if it is not there. Returns what is wrong, empty if nothing. */
    static Optional<String> make(Path folder) {
        try {
            create(folder);
        } catch (FileAlreadyExistsException notFolder) {
            return Optional.of("is the data folder but no folder");
        } catch (IOException failure) {
            return Optional.of("is the data folder but cannot be made: " + failure);
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("is the data folder but may not be written by this user");
    }

    private static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (Files.getFileStore(parent == null ? folder.toAbsolutePath() : parent)
                .supportsFileAttributeView("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}

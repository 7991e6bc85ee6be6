// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where the domain keeps its ID and what it knows, held by this domain alone: two that share one would be one
 * domain with two voices. Copies of a folder are another matter, which membership tells apart.
 */
final class DataFolder implements AutoCloseable {

    /** Not {@code lock}: that one is the lean runtime's. */
    private static final String LOCK = "domain.lock";

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path path;
    private @Nullable FileChannel file;
    private boolean mine;
    private boolean closed;

    DataFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Makes the folder if need be and takes it. Returns what is wrong, empty if nothing; once it is taken, those who
     * write there say what is wrong.
     */
    synchronized Optional<String> claim() {
        Optional<String> wrong = make(path);
        return mine || closed ? Optional.empty() : wrong.or(this::lock);
    }

    private Optional<String> lock() {
        try {
            if (file == null) {
                // Kept open between two tries: closing it would end the lock of another domain in this process.
                file = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            mine = file.tryLock() != null;
            return mine ? Optional.empty() : Optional.of("is in use by a domain in another process");
        } catch (OverlappingFileLockException taken) {
            return Optional.of("is in use by another domain in this process");
        } catch (IOException unsupported) {
            LOG.warn("{} cannot be locked; a second domain that used it would not be noticed.", path, unsupported);
            mine = true;
            return Optional.empty();
        }
    }

    /** Gives the folder back. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException failure) {
            LOG.warn("{} could not be given back.", path, failure);
        }
    }

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

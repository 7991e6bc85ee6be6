// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A small file that is replaced as a whole: after a power cut either the old or the new content is there. */
final class StoredFile {

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path path;
    private final int maxBytes;

    /**
     * @param maxBytes beyond which a file is taken for damaged
     */
    StoredFile(Path path, int maxBytes) {
        this.path = path;
        this.maxBytes = maxBytes;
    }

    /** The content; empty if there is no such file. */
    Optional<byte[]> read() throws IOException {
        try {
            long size = Files.size(path);
            if (size > maxBytes) {
                throw new IOException(path + " has " + size + " bytes, at most " + maxBytes + " were expected");
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Replaces the content; readable by the owner only. */
    void write(byte[] content) throws IOException {
        write(out -> out.write(content));
    }

    /** Replaces the content by what is written there, without having all of it in memory. */
    void write(Content content) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + " is no file in a folder");
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "." + path.getFileName(), ".new", OWNER_ONLY);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                content.writeTo(out);
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    Path path() {
        return path;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders that only this user may enter. */
public final class PrivateFolder {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFolder() {}

    /** Makes the folder and what is missing above it; one that exists keeps its permissions. */
    public static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (POSIX) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** As {@link #make}, but one that exists is closed to others too. */
    public static void makeClosed(Path folder) throws IOException {
        make(folder);
        restrict(folder, "rwx------");
    }

    /** Makes an empty file that only this user may read, and closes one that exists. */
    public static void makeClosedFile(Path file) throws IOException {
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
        restrict(file, "rw-------");
    }

    /** Sets the permissions of a file of this user, where the file system knows them. */
    static void restrict(Path file, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.homedomain.runtime.channel.PrivateFolder;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;
import org.jspecify.annotations.Nullable;

/** The data folder, held by this process alone until it is closed or the process ends. */
final class DataFolder implements AutoCloseable {

    /** With less than this nothing of use can be written. */
    private static final long ROOM_BYTES = 65_536;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if there is none and takes it.
     *
     * @throws ReportedException if it cannot be made, or another process has it
     */
    static DataFolder claim(Path path) throws ReportedException {
        try {
            PrivateFolder.make(path);
            Path file = path.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw inUse(path, owner);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new ReportedException(
                    ExitStatus.DATA_FOLDER,
                    "the data folder " + path + " cannot be used: " + e + "\nName another one with --data DIR.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static ReportedException inUse(Path path, String owner) {
        String process = owner.isEmpty() ? "another process" : "process " + owner;
        return new ReportedException(
                ExitStatus.DATA_FOLDER,
                "the data folder " + path + " is in use by " + process
                        + "\nEnd that one first, or start this one with a folder of its own: --data DIR");
    }

    /** Why something could not be written there, as far as the disk tells; empty if it has room. */
    String hint() throws IOException {
        boolean full = Files.getFileStore(path).getUsableSpace() < ROOM_BYTES;
        return full ? "\nThe disk of " + path + " is full." : "";
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

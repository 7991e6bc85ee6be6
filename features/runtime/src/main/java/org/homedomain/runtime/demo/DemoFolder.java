// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homedomain.runtime.channel.Places;
import org.homedomain.runtime.channel.PrivateFolder;

/** Where the demo keeps the list of its processes and, for each domain, configuration and data. */
final class DemoFolder {

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    static DemoFolder ofThisUser() {
        return new DemoFolder(Places.ofThisUser().state().resolve("demo"));
    }

    Path path() {
        return folder;
    }

    /** The domains of the demo that still run. */
    List<DemoDomain> running() throws IOException {
        return remembered().stream().filter(DemoDomain::lives).toList();
    }

    private List<DemoDomain> remembered() throws IOException {
        try {
            return Files.readAllLines(processes()).stream()
                    .map(DemoDomain::ofLine)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    void remember(List<DemoDomain> domains) throws IOException {
        PrivateFolder.make(folder);
        Path draft = folder.resolve("processes.draft");
        Files.write(draft, domains.stream().map(DemoDomain::toLine).toList());
        Files.move(draft, processes(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the data folder of one domain with its configuration in it. */
    Path prepare(String name, String configuration) throws IOException {
        Path data = folder.resolve(name);
        PrivateFolder.make(data);
        Files.writeString(data.resolve("domain.toml"), configuration);
        return data;
    }

    /** What a domain printed, to be appended to a message; empty if nothing. */
    String outputOf(String name) throws IOException {
        Path file = folder.resolve(name).resolve("output.log");
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? "" : ":\n" + text;
    }

    /** Whether somebody ends the demo, or has: its domains do not go by themselves. */
    boolean isEnding() {
        return Files.exists(ending()) || Files.notExists(processes());
    }

    /** Ends the domains, all at once, and keeps what they wrote. */
    void terminate(List<DemoDomain> domains) throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            Files.write(ending(), new byte[0]);
        }
        domains.forEach(DemoDomain::terminate);
        for (DemoDomain domain : domains) {
            domain.awaitEnd();
        }
    }

    /** Ends the domains, all at once, and deletes everything. */
    void end(List<DemoDomain> domains) throws IOException, InterruptedException {
        terminate(domains);
        clear();
    }

    /**
     * Deletes everything; somebody else may be about it, too.
     *
     * @throws FileSystemException if a process still uses one of the data folders
     */
    void clear() throws IOException {
        for (Path data : children(folder)) {
            if (Files.exists(data.resolve("lock"))) {
                requireUnused(data);
            }
        }
        // First, so that at any moment it is seen that the demo ends.
        Files.deleteIfExists(processes());
        Deque<Path> left = new ArrayDeque<>(List.of(folder));
        while (!left.isEmpty()) {
            Path path = left.peek();
            List<Path> inside = children(path);
            if (inside.isEmpty()) {
                Files.deleteIfExists(path);
                left.pop();
            } else {
                inside.forEach(left::push);
            }
        }
    }

    /** Nothing of what is gone, is a file or a link. */
    private static List<Path> children(Path path) throws IOException {
        if (Files.isSymbolicLink(path) || !Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The list of processes may be lost or wrong; the lock of a data folder is not. */
    private static void requireUnused(Path data) throws IOException {
        Path lock = data.resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new FileSystemException(
                        data.toString(), null, "process " + Files.readString(lock) + " runs there, end it first");
            }
        } catch (NoSuchFileException e) {
            // It was deleted just now.
        }
    }

    private Path processes() {
        return folder.resolve("processes");
    }

    private Path ending() {
        return folder.resolve("ending");
    }
}

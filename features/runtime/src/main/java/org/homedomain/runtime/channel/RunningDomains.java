// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The domains that run for this user: a folder only they may enter, with one file per process. */
public final class RunningDomains {

    private static final String SUFFIX = ".domain";

    private final Path folder;

    public RunningDomains(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder of this user. Not in {@code XDG_RUNTIME_DIR}: a service of the system has none, and it is deleted when
     * the user logs out while their domains go on.
     */
    public static RunningDomains ofThisUser() {
        return new RunningDomains(Places.ofThisUser().state().resolve("run"));
    }

    /** A place for this process's socket if its data folder is none. */
    public Path spareSocket() {
        return folder.resolve(ProcessHandle.current().pid() + "-" + ProcessSpace.current() + ".sock");
    }

    /** Adds a domain or replaces what was known of its process and of its data folder, which it has to itself. */
    public void put(RunningDomain domain) throws IOException {
        PrivateFolder.makeClosed(folder);
        forgetEarlier(domain);
        Path draft = folder.resolve(id(domain) + ".draft");
        try (Writer file = Files.newBufferedWriter(draft)) {
            domain.toProperties().store(file, null);
        }
        Files.move(draft, file(domain), StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a power cut the number of an earlier process may be that of any other by now. */
    private void forgetEarlier(RunningDomain domain) throws IOException {
        for (Entry entry : entries()) {
            RunningDomain other = entry.domain();
            if (other.data().equals(domain.data())
                    && other.space().equals(domain.space())
                    && other.pid() != domain.pid()) {
                forget(entry);
            }
        }
    }

    /** Takes a domain off the list; fine if it is not on it, or there is no list. */
    public void remove(RunningDomain domain) throws IOException {
        if (Files.exists(file(domain))) {
            Files.deleteIfExists(file(domain));
        }
    }

    /** Those whose process lives, by name; what dead ones left is deleted. */
    public List<RunningDomain> list() throws IOException {
        List<RunningDomain> running = new ArrayList<>();
        for (Entry entry : entries()) {
            if (isDead(entry.domain())) {
                forget(entry);
            } else if (Files.exists(entry.domain().socket())) {
                running.add(entry.domain());
            }
        }
        running.sort(Comparator.comparing(RunningDomain::name).thenComparing(RunningDomain::pid));
        return running;
    }

    private record Entry(RunningDomain domain, Path file) {}

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                files.forEach(file -> read(file).ifPresent(domain -> entries.add(new Entry(domain, file))));
            }
        }
        return entries;
    }

    /** A socket in a data folder stays: by now it may be the one of a later process with the same data. */
    private void forget(Entry dead) throws IOException {
        if (dead.domain().socket().startsWith(folder)) {
            Files.deleteIfExists(dead.domain().socket());
        }
        Files.deleteIfExists(dead.file());
    }

    /** Nothing is said of a process in another space. */
    private static boolean isDead(RunningDomain domain) {
        return domain.space().equals(ProcessSpace.current())
                && !ProcessHandle.of(domain.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Empty for a file that has just gone or holds something else: it must not hide the others. */
    private static Optional<RunningDomain> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return RunningDomain.of(properties);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path file(RunningDomain domain) {
        return folder.resolve(id(domain) + SUFFIX);
    }

    private static String id(RunningDomain domain) {
        return domain.pid() + "-" + domain.space();
    }
}

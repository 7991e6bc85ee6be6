// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The domains that run for this user: a folder only they may enter, with one file per process. */
public final class RunningDomains {

    private static final String SUFFIX = ".domain";

    private final Path folder;

    public RunningDomains(Path folder) {
        this.folder = folder;
    }

    /** The folder of this user: in {@code XDG_RUNTIME_DIR} where there is one, which a restart empties. */
    public static RunningDomains ofThisUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static RunningDomains of(Map<String, String> environment, Path home) {
        Path otherwise = Places.of(environment, home).state().resolve("run");
        return new RunningDomains(Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isWritable)
                .map(runtime -> runtime.resolve("homedomain"))
                .orElse(otherwise));
    }

    /** A place for this process's socket if its data folder is none. */
    public Path spareSocket() {
        return folder.resolve(ProcessHandle.current().pid() + "-" + ProcessSpace.current() + ".sock");
    }

    /** Adds a domain or replaces what was known of its process. */
    public void put(RunningDomain domain) throws IOException {
        PrivateFolder.makeClosed(folder);
        Path draft = folder.resolve(id(domain) + ".draft");
        try (Writer file = Files.newBufferedWriter(draft)) {
            domain.toProperties().store(file, null);
        }
        Files.move(draft, file(domain), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes a domain off the list; fine if it is not on it. */
    public void remove(RunningDomain domain) throws IOException {
        Files.deleteIfExists(file(domain));
    }

    /** Those whose process lives, by name; what dead ones left is deleted. */
    public List<RunningDomain> list() throws IOException {
        List<RunningDomain> running = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return running;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                Optional<RunningDomain> domain = read(file);
                if (domain.isPresent() && isDead(domain.get())) {
                    forget(domain.get(), file);
                } else if (domain.isPresent() && Files.exists(domain.get().socket())) {
                    running.add(domain.get());
                }
            }
        }
        running.sort(Comparator.comparing(RunningDomain::name).thenComparing(RunningDomain::pid));
        return running;
    }

    /** A socket in a data folder stays: by now it may be the one of a later process with the same data. */
    private void forget(RunningDomain dead, Path file) throws IOException {
        if (dead.socket().startsWith(folder)) {
            Files.deleteIfExists(dead.socket());
        }
        Files.deleteIfExists(file);
    }

    /** Nothing is said of a process in another space. */
    private static boolean isDead(RunningDomain domain) {
        return domain.space().equals(ProcessSpace.current())
                && !ProcessHandle.of(domain.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Optional<RunningDomain> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return RunningDomain.of(properties);
    }

    private Path file(RunningDomain domain) {
        return folder.resolve(id(domain) + SUFFIX);
    }

    private static String id(RunningDomain domain) {
        return domain.pid() + "-" + domain.space();
    }
}

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
        Path otherwise = home.resolve(".local/state/homedomain/run");
        return new RunningDomains(Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isWritable)
                .map(runtime -> runtime.resolve("homedomain"))
                .orElse(otherwise));
    }

    /** Where the files are, and sockets that do not fit elsewhere. */
    public Path folder() {
        return folder;
    }

    /** Adds a domain or replaces what was known of its process. */
    public void put(RunningDomain domain) throws IOException {
        PrivateFolder.makeClosed(folder);
        Path draft = folder.resolve(domain.pid() + ".draft");
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
                if (domain.isPresent() && lives(domain.get())) {
                    running.add(domain.get());
                } else if (domain.isPresent()) {
                    Files.deleteIfExists(domain.get().socket());
                    Files.deleteIfExists(file);
                }
            }
        }
        running.sort(Comparator.comparing(RunningDomain::name).thenComparing(RunningDomain::pid));
        return running;
    }

    private static boolean lives(RunningDomain domain) {
        return ProcessHandle.of(domain.pid()).map(ProcessHandle::isAlive).orElse(false)
                && Files.exists(domain.socket());
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
        return folder.resolve(domain.pid() + SUFFIX);
    }
}

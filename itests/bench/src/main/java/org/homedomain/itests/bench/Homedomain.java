// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.homedomain.itests.bench.node.ObserverBundle;

/** Ours: the lean runtime at its shipped defaults, started as {@code ./run} starts it, with a bundle that tells events. */
final class Homedomain implements Contestant {

    private static final Pattern ACTIVE =
            Pattern.compile("(?m)^(\\S+) .*: (?:active as|domain) \\S+ (?:in|of) dominion ");
    private static final int UNSAFE_WARNS = 23;

    private final Path jar = Places.runtime();
    private final String archive = System.getProperty("bench.archive", "");

    @Override
    public String name() {
        return Contestants.OURS;
    }

    @Override
    public Optional<String> obstacle() {
        return Files.exists(jar)
                ? Optional.empty()
                : Optional.of("there is no " + jar + "; ./run bench builds it, -Dbench.runtime names another");
    }

    @Override
    public Process start(Slot slot) throws IOException {
        Path data = slot.folder();
        ObserverBundle.deploy(data.resolve("deploy"));
        Files.deleteIfExists(log(slot)); // of an earlier start
        ProcessBuilder process = new ProcessBuilder(command(data))
                .directory(data.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(slot.log().toFile()));
        process.environment().put("XDG_STATE_HOME", data.toString());
        return process.start();
    }

    private List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add(World.NO_PERFORMANCE_FILE);
        if (!archive.isEmpty()) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        if (Runtime.version().feature() >= UNSAFE_WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", jar.toString(), "--headless", "--data", data.toString()));
        return command;
    }

    private List<String> options() throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry entry = Objects.requireNonNull(file.getEntry("org/homedomain/runtime/jvm.options"));
            String text = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** The observer's bundle starts after the component it observes, so the log has to say it, to the millisecond. */
    @Override
    public long activeNanos(Node node) throws BenchException {
        try {
            Matcher active = ACTIVE.matcher(Files.readString(log(node.slot())));
            if (!active.find()) {
                throw new BenchException(node.slot() + " does not say in " + log(node.slot()) + " when it was active");
            }
            long ago =
                    System.currentTimeMillis() - Instant.parse(active.group(1)).toEpochMilli();
            return System.nanoTime() - ago * 1_000_000;
        } catch (IOException unreadable) {
            throw new BenchException("no log of " + node.slot() + ": " + unreadable);
        }
    }

    private static Path log(Slot slot) {
        return slot.folder().resolve("log").resolve("domain-0.log");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A domain that runs on a host: one process of the lean runtime with its data folder. */
public final class Domain implements Member {

    private static final Path RUNTIME = Lab.RUNTIME;

    private static final List<String> OPTIONS = options();
    private static final int CLIENT_HEAP_MEGABYTES = 32;

    /** The exit status of a client that finds no domain: its channel opens last of all at a start. */
    private static final int UNAVAILABLE = 69;

    private static final Duration COMMAND = Duration.ofSeconds(60);

    private final Host host;
    private final Path data;
    private final Program process;
    private final DomainLog log;
    private final Observations observations;

    Domain(Host host, DomainSetup setup) {
        this.host = host;
        this.data = setup.data();
        List<String> command = new ArrayList<>(java(setup.heapMegabytes()));
        command.addAll(List.of("-jar", RUNTIME.toString(), "--headless", "--data", data.toString()));
        setup.configFile().ifPresent(file -> command.addAll(List.of("--config", file.toString())));
        long before = DomainLog.size(data);
        Path events = host.reports().resolve(host.name() + "-events.txt");
        observations = Observations.from(events);
        if (setup.observed()) {
            Observer.deploy(deployFolder(), events);
        }
        process = host.start("domain", command.toArray(String[]::new));
        log = new DomainLog(host.name(), data, before);
    }

    /** Runs a shell command on it, with its exit status; waits until it takes commands. */
    public Finished exec(String command) {
        List<String> line = new ArrayList<>(java(CLIENT_HEAP_MEGABYTES));
        line.addAll(List.of("-jar", RUNTIME.toString(), "exec", data.toString(), command));
        return Await.value(Lab.START, host.name() + " to take the command " + command, () -> Optional.of(
                        host.run(COMMAND, line.toArray(String[]::new)))
                .filter(finished -> finished.exit() != UNAVAILABLE || !process.running()));
    }

    /** What {@code domain:peers} shows, itself included. */
    public List<PeerRow> peers() {
        return PeerRow.parse(exec("domain:peers --json").succeeded());
    }

    /** The row of {@code domain:peers} for the domain of that ID. */
    public Optional<PeerRow> peer(String id) {
        return peers().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Streams to peers that {@code domain:stats} counts. */
    public int openStreams() {
        JsonObject figures =
                JsonParser.parseString(exec("domain:stats --json").succeeded()).getAsJsonObject();
        return figures.get("streams.open").getAsInt();
    }

    /** The name of the host it runs on, which is its own as well unless configured otherwise. */
    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String id() {
        return log.id();
    }

    /** Its log, from the start of this process on. */
    public DomainLog log() {
        return log;
    }

    /** What it heard of its peers, if it was started with an observer. */
    @Override
    public Observations observations() {
        return observations;
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    /** Its process. */
    public Program process() {
        return process;
    }

    /** Ends it as a power cut would. */
    public void kill9() {
        process.kill9();
    }

    /** Advertises a service from now on; hot deployment takes a moment. */
    public void advertise(String service, int port) {
        ServiceBundle.deploy(deployFolder(), service, port);
    }

    private Path deployFolder() {
        return data.resolve("deploy");
    }

    /** Kilobytes of live objects, after a garbage collection. */
    public long liveKilobytes() {
        String pid = process.innerPid();
        host.run(COMMAND, "jcmd", pid, "GC.run").succeeded();
        return HeapInfo.usedKilobytes(
                host.run(COMMAND, "jcmd", pid, "GC.heap_info").succeeded());
    }

    /** As {@code ./run} starts it, class archive included, with a heap of its own size. */
    private static List<String> java(int heapMegabytes) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(OPTIONS);
        line.add("-XX:SharedArchiveFile=" + ClassArchive.file());
        line.add("-Xmx" + heapMegabytes + "m");
        return line;
    }

    private static List<String> options() {
        try (ZipFile jar = new ZipFile(RUNTIME.toFile())) {
            ZipEntry file = Objects.requireNonNull(jar.getEntry("org/homedomain/runtime/jvm.options"));
            String text = new String(jar.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

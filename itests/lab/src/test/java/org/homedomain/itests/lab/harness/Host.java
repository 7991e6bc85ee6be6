// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine of the lab, with a host name and interfaces of its own. */
public final class Host implements AutoCloseable {

    private static final Duration COMMAND = Duration.ofSeconds(30);

    private final Lab lab;
    private final int number;
    private final Namespace namespace;
    private final Path folder;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private @Nullable Domain domain;
    private final List<Program> programs = new ArrayList<>();

    Host(Lab lab, int number, Namespace world) {
        this.lab = lab;
        this.number = number;
        this.namespace = world.host("h" + number);
        this.folder = lab.folder("h" + number);
    }

    /** Counts from 1. */
    public int number() {
        return number;
    }

    /** Its host name. */
    public String name() {
        return "h" + number;
    }

    /** A folder for what runs on it; same path inside and outside. */
    public Path folder() {
        return folder;
    }

    /** The interface of that name. */
    public Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException(name() + " has " + links.keySet() + ", not " + name);
        }
        return link;
    }

    /** Its IPv4 address on the first network. */
    public String address() {
        return link("eth0").address();
    }

    /** Adds an interface (eth0, then eth1 and so on) with a cable to the network. */
    public Link attach(Network network) {
        Link link = new Link(lab, this, network, "eth" + links.size());
        links.put(link.name(), link);
        link.attach();
        return link;
    }

    /** Runs a shell command to its end, half a minute at most. */
    public Finished run(String command) {
        return run(COMMAND, "sh", "-c", command);
    }

    /** Runs a program to its end. */
    public Finished run(Duration bound, String... command) {
        return lab.run(namespace, bound, List.of(command));
    }

    /** Starts a program that runs until it is ended, at the latest with the lab. Its output goes to a file of that name. */
    public Program start(String name, String... command) {
        Program program = new Program(namespace, lab.reports().resolve(name() + "-" + name + ".out"), List.of(command));
        programs.add(program);
        return program;
    }

    /** Starts a domain at shipped defaults, with an empty data folder at first, then with the one from before. */
    public Domain startDomain() {
        return startDomain(setup());
    }

    /** Starts a domain at shipped defaults that remembers nothing. */
    public Domain startFreshDomain() {
        return startFreshDomain(setup());
    }

    /** Starts a domain after deleting its data folder. */
    public Domain startFreshDomain(DomainSetup setup) {
        Folders.delete(setup.data());
        return startDomain(setup);
    }

    /** Starts a domain. */
    public Domain startDomain(DomainSetup setup) {
        Domain started = new Domain(this, setup);
        domain = started;
        return started;
    }

    /** Starts several domains at shipped defaults in one process; they remember what those before them knew. */
    public Crowd startCrowd(int size) {
        return new Crowd(this, size);
    }

    /** Starts several domains at shipped defaults in one process; they remember nothing. */
    public Crowd startFreshCrowd(int size) {
        Folders.delete(folder.resolve("crowd"));
        return startCrowd(size);
    }

    /** Bytes sent so far, to others and to itself, each packet with its Ethernet header. */
    public long sentBytes() {
        return InterfaceCounters.sentBytes(run("cat /proc/net/dev").succeeded());
    }

    /** Shipped defaults, to be changed. */
    public DomainSetup setup() {
        return DomainSetup.of(folder.resolve("data"));
    }

    /** The domain that was started last. */
    public Domain domain() {
        return Objects.requireNonNull(domain, () -> "no domain was started on " + name());
    }

    /** Starts a Java program of the tests' own class path. */
    public Program startJava(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(main.getSimpleName(), command.toArray(String[]::new));
    }

    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>();
        programs.forEach(program -> steps.add(program::close));
        steps.add(this::keepLogs);
        steps.add(namespace::close);
        Ending.of(steps);
    }

    /** The data folders go with the lab; their logs stay. */
    private void keepLogs() {
        Path log = setup().data().resolve("log");
        if (Files.isDirectory(log)) {
            Folders.copy(log, lab.reports().resolve(name() + "-log"));
        }
    }

    Path reports() {
        return lab.reports();
    }

    Namespace namespace() {
        return namespace;
    }

    void ip(String... commands) {
        lab.ipBatch(namespace, List.of(commands));
    }
}

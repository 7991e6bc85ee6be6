// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Hosts on a network that nothing else is on.
 *
 * <pre>{@code
 * try (Lab lab = new Lab(3)) {
 *     lab.hosts().forEach(Host::startDomain);
 *     lab.host(2).domain().kill9();
 * }
 * }</pre>
 */
public final class Lab implements AutoCloseable {

    /** Bound on the start of domains: many processes share few processors. What is measured counts from activation. */
    public static final Duration START = Duration.ofMinutes(2);

    /** The executable jar: {@code -Dlab.runtime}. */
    static final Path RUNTIME = Path.of(System.getProperty("lab.runtime", "homedomain-runtime.jar"))
            .toAbsolutePath()
            .normalize();

    /** Where itests/crowd was built: {@code -Dlab.crowd}. */
    static final Path CROWD = Path.of(System.getProperty("lab.crowd", "../crowd/target"))
            .toAbsolutePath()
            .normalize();

    private static final Duration COMMAND = Duration.ofSeconds(20);

    private final Namespace world = Namespace.outermost();
    private final Path reports;
    private final Path folder;
    private final Thread atExit = new Thread(this::endAtExit, "lab-end");
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Network> networks = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private int faults;

    /** Lays a network with that many hosts on it. */
    public Lab(int size) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "lab").toAbsolutePath());
            reports = Files.createTempDirectory(parent, caller() + "-");
            // Not below target: the path of a Unix socket has room for 107 characters.
            folder = Files.createTempDirectory("homedomain-lab");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            Network first = newNetwork();
            IntStream.rangeClosed(1, size).forEach(number -> hosts.add(new Host(this, number, world)));
            hosts.forEach(host -> host.attach(first));
        } catch (RuntimeException | AssertionError failed) {
            close();
            throw failed;
        }
    }

    /** All hosts. */
    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    /** The host of that number, counted from 1. */
    public Host host(int number) {
        return hosts.get(number - 1);
    }

    /** One more network, with nobody on it. */
    public Network newNetwork() {
        Network network = new Network("br" + networks.size(), networks.size());
        networks.add(network);
        ip("link add " + network.bridge() + " type bridge mcast_snooping 0 forward_delay 0");
        ip("link set " + network.bridge() + " up");
        return network;
    }

    /** Cuts the first network in two: the given hosts see each other only, and so do the others. */
    public void partition(Host... apart) {
        Network island = newNetwork();
        ipBatch(
                world,
                Arrays.stream(apart)
                        .map(host -> host.link("eth0").plugged(island))
                        .toList());
    }

    /** Takes back all partitions. */
    public void connect() {
        ipBatch(world, hosts.stream().map(host -> host.link("eth0").plugged()).toList());
    }

    /** Loses that many packets of a hundred, at random, between any two hosts. */
    public Fault lose(int percent) {
        return drop(share(percent));
    }

    /** Where outputs are kept after the lab has ended. */
    public Path reports() {
        return reports;
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            end();
        }
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Fault drop(String... matches) {
        faults++;
        return new Fault(this, "fault" + faults, List.of(matches));
    }

    /** What matches that many packets of a hundred. */
    static String share(int percent) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("1 to 99 of a hundred packets can be lost, not " + percent);
        }
        return "numgen random mod 100 < " + percent;
    }

    /** What it says. */
    String nft(String commands) {
        return run(world, COMMAND, List.of("sh", "-c", "echo '" + commands + "' | nft -f -"))
                .succeeded();
    }

    void ip(String command) {
        ipBatch(world, List.of(command));
    }

    void ipBatch(Namespace where, List<String> commands) {
        run(where, COMMAND, List.of("sh", "-c", "echo '" + String.join("\n", commands) + "' | ip -batch -"))
                .succeeded();
    }

    Finished run(Namespace where, Duration bound, List<String> command) {
        return new Command(where, folder, command).run(bound);
    }

    private void endAtExit() {
        if (ended.compareAndSet(false, true)) {
            end();
        }
    }

    private void end() {
        List<Runnable> steps = new ArrayList<>();
        hosts.forEach(host -> steps.add(host::close));
        steps.add(world::close);
        steps.add(() -> Folders.delete(folder));
        Ending.of(steps);
    }

    /** The test that builds this lab. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .filter(name -> name.contains("IT.") && !name.contains("$"))
                        .findFirst()
                        .map(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))
                        .orElse("lab"));
    }
}

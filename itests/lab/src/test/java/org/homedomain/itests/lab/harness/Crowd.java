// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One process with several domains on one host: the classes of production at shipped defaults, wired without a
 * framework (itests/crowd), so that one machine carries more of them. They speak gRPC and multicast DNS as others do.
 */
public final class Crowd {

    private static final int HEAP_MEGABYTES = 64;
    private static final int HEAP_MEGABYTES_EACH = 24;

    private final Host host;
    private final Program process;
    private final List<Engine> engines;

    /** Starts one. */
    Crowd(Host host, int size) {
        this.host = host;
        List<String> names = IntStream.rangeClosed(1, size)
                .mapToObj(number -> host.name() + "e" + number)
                .toList();
        Path reports = host.reports();
        engines = names.stream()
                .map(name -> new Engine(name, Observations.from(reports.resolve(name + "-events.txt"))))
                .toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + (HEAP_MEGABYTES + size * HEAP_MEGABYTES_EACH) + "m",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                Lab.CROWD.resolve("classes") + ":" + Lab.CROWD.resolve("lib") + "/*",
                "org.homedomain.itests.crowd.Main",
                host.folder().resolve("crowd").toString(),
                reports.toString()));
        command.addAll(names);
        process = host.start("crowd", command.toArray(String[]::new));
    }

    /** Where it runs. */
    public Host host() {
        return host;
    }

    /** All of them end or stop with it. */
    public Program process() {
        return process;
    }

    /** The domains in it. */
    public List<Engine> engines() {
        return engines;
    }
}

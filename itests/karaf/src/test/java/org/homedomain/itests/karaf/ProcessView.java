// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java process as Linux and the JDK's tools show it. */
record ProcessView(long pid) {

    private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTENING = "0A";

    /** The least of three looks, each after a full collection, which gives memory back late. */
    Memory memory() {
        return Stream.generate(this::memoryAfterCollection)
                .limit(3)
                .reduce(Memory::least)
                .orElseThrow();
    }

    private Memory memoryAfterCollection() {
        tool("GC.run");
        return Memory.of(residentKilobytes(), tool("GC.heap_info"));
    }

    private long residentKilobytes() {
        try (Stream<String> lines = Files.lines(proc("status"))) {
            String line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The dump of each thread, name first. */
    List<String> threads() {
        return Stream.of(tool("Thread.print").split("\n\n", -1))
                .filter(each -> each.startsWith("\""))
                .toList();
    }

    /** Names of loaded classes that have instances and begin with one of the prefixes, after a full collection. */
    List<String> liveClasses(String... prefixes) {
        return tool("GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= 4)
                .map(columns -> columns[3])
                .filter(name -> Stream.of(prefixes).anyMatch(name::startsWith))
                .toList();
    }

    /** TCP ports it listens on and UDP ports it has bound, each as {@code tcp:8101}. */
    Set<String> openPorts() {
        Set<String> own = socketInodes();
        Set<String> open = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            String protocol = table.substring(0, 3);
            socketTable(table)
                    .filter(columns -> own.contains(columns[9]))
                    .filter(columns -> protocol.equals("udp") || columns[3].equals(LISTENING))
                    .map(columns -> protocol + ":" + localPort(columns[1]))
                    .forEach(open::add);
        }
        return open;
    }

    private static int localPort(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private Stream<String[]> socketTable(String table) {
        try {
            return Files.readAllLines(proc("net/" + table)).stream().skip(1).map(line -> line.strip()
                    .split("\\s+", -1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Set<String> socketInodes() {
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return descriptors
                    .map(ProcessView::target)
                    .map(INODE::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }

    private String tool(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("jcmd " + command + " failed: " + output);
            }
            return output;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }
}

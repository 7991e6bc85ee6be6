// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Threads and sockets of this JVM that were not there at a first look. */
final class Traces {

    private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");
    private static final List<String> OURS =
            List.of("homedomain", "io.grpc.", "grpc-", "javax.jmdns", "com.google.common.util.concurrent");
    private static final String LISTENING = "0A";

    private final Set<Thread> threadsBefore =
            new HashSet<>(Thread.getAllStackTraces().keySet());
    private final Set<String> socketsBefore = sockets();

    /**
     * Names of new live threads that are named after us or run code that the archive brought, each with how often;
     * numbers in names do not count.
     */
    Map<String, Long> ourThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !threadsBefore.contains(each.getKey()))
                .filter(each -> isOurs(each.getKey(), each.getValue()))
                .collect(Collectors.groupingBy(
                        each -> each.getKey().getName().replaceAll("\\d+", "#"), TreeMap::new, Collectors.counting()));
    }

    private static boolean isOurs(Thread thread, StackTraceElement[] stack) {
        return OURS.stream().anyMatch(thread.getName()::contains)
                || Stream.of(stack)
                        .map(StackTraceElement::getClassName)
                        .filter(name -> !name.startsWith("org.homedomain.itests."))
                        .anyMatch(name -> OURS.stream().anyMatch(name::contains));
    }

    /** TCP ports listened on and UDP sockets bound that are new, each as {@code tcp:9000 inode}. */
    Set<String> newSockets() {
        Set<String> sockets = sockets();
        sockets.removeAll(socketsBefore);
        return sockets;
    }

    private static Set<String> sockets() {
        Set<String> own = inodes();
        Set<String> open = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            String protocol = table.substring(0, 3);
            lines(Path.of("/proc/self/net", table))
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> own.contains(columns[9]))
                    .filter(columns -> protocol.equals("udp") || columns[3].equals(LISTENING))
                    .map(columns -> protocol + ":" + port(columns[1]) + " " + columns[9])
                    .forEach(open::add);
        }
        return open;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> inodes() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(Traces::target)
                    .map(INODE::matcher)
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
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
}

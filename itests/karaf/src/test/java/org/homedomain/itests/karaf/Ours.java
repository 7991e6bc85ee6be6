// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a process is ours. */
final class Ours {

    private Ours() {}

    /** Names of threads that are named after us or run code that the archive brought, sorted, numbers left out. */
    static List<String> threadNames(ProcessView process) {
        return process.threads().stream()
                .filter(Ours::isOurs)
                .map(dump -> dump.substring(1, dump.indexOf('"', 1)).replaceAll("\\d+", "#"))
                .sorted()
                .toList();
    }

    /** The same, each name with how often it occurs. */
    static Map<String, Long> threadCounts(ProcessView process) {
        return threadNames(process).stream()
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static boolean isOurs(String dump) {
        return Stream.of("homedomain", "io.grpc.", "grpc-", "javax.jmdns", "com.google.common.util.concurrent")
                .anyMatch(dump::contains);
    }
}

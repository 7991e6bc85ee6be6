// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a dominion in which nothing happens sends, headers and acknowledgements included, each packet once. */
final class Traffic implements Measurement {

    private static final Path COUNTERS = Path.of("/proc/net/dev");

    /** What members send each other goes through the first, multicast through the second. */
    private static final Set<String> INTERFACES = Set.of("lo", World.LINK);

    private static final int SENT_BYTES = 8;
    private static final double NANOS = 1e9;

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> samples = new ArrayList<>();
        try (Dominion dominion = stage.open(n)) {
            Quiet.awaitIdle(dominion);
            for (int run = 0; run < request.runs(); run++) {
                long begin = System.nanoTime();
                long before = sentBytes();
                dominion.watch().pass(Duration.ofSeconds(request.trial().seconds()), dominion::requireAllRunning);
                double seconds = (System.nanoTime() - begin) / NANOS;
                samples.add((sentBytes() - before) / seconds / n);
                stage.progress().sample(run, request.runs(), samples.get(run), "B/s");
            }
            dominion.awaitAllKnowAll();
        }
        return samples;
    }

    private static long sentBytes() throws BenchException {
        try {
            return sentBytes(Files.readAllLines(COUNTERS));
        } catch (IOException unreadable) {
            throw new BenchException("the interfaces' counters cannot be read: " + unreadable);
        }
    }

    /** Sum of a column of {@code /proc/net/dev}; see proc(5). */
    static long sentBytes(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(":"))
                .filter(line ->
                        INTERFACES.contains(line.substring(0, line.indexOf(':')).strip()))
                .mapToLong(line -> Long.parseLong(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1)[SENT_BYTES]))
                .sum();
    }
}

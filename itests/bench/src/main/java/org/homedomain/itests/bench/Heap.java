// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one more member costs in the memory of each other: live bytes after a garbage collection, less those of a member
 * that knows one, divided by the members known beyond that one. The first one costs more than any other, because it
 * brings to life what connections need; only where there is no other, one that is alone is compared with.
 */
final class Heap implements Measurement {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> samples = new ArrayList<>();
        for (int run = 0; run < request.runs(); run++) {
            int few = n > 2 ? 2 : 1;
            double base = new Samples(live(stage, few)).median();
            List<Double> perMember = live(stage, n).stream()
                    .map(bytes -> (bytes - base) / (n - few))
                    .toList();
            samples.addAll(perMember);
            stage.progress().sample(run, request.runs(), new Samples(perMember).median(), "B");
        }
        return samples;
    }

    private static List<Double> live(Stage stage, int n) throws BenchException, InterruptedException {
        List<Double> bytes = new ArrayList<>();
        try (Dominion dominion = stage.open(n)) {
            Quiet.awaitIdle(dominion);
            for (Node node : dominion.nodes()) {
                bytes.add(live(dominion, node));
            }
        }
        return bytes;
    }

    private static double live(Dominion dominion, Node node) throws BenchException, InterruptedException {
        long asked = System.nanoTime();
        node.ask("heap");
        dominion.watch()
                .require(
                        BOUND,
                        node.slot() + " to tell its heap",
                        () -> node.lastText(asked, "heap").isPresent(),
                        () -> "it said nothing");
        return Double.parseDouble(node.lastText(asked, "heap").orElseThrow());
    }
}

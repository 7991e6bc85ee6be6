// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a member uses of a processor while nothing happens; one sample per member and run. */
final class Cpu implements Measurement {

    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> samples = new ArrayList<>();
        try (Dominion dominion = stage.open(n)) {
            Quiet.awaitIdle(dominion);
            for (int run = 0; run < request.runs(); run++) {
                List<Double> used =
                        window(dominion, Duration.ofSeconds(request.trial().seconds()));
                samples.addAll(used);
                stage.progress().sample(run, request.runs(), new Samples(used).median(), "%");
            }
            dominion.awaitAllKnowAll();
        }
        return samples;
    }

    private static List<Double> window(Dominion dominion, Duration length) throws BenchException, InterruptedException {
        long begin = System.nanoTime();
        List<Double> before = used(dominion);
        dominion.watch().pass(length, dominion::requireAllRunning);
        List<Double> after = used(dominion);
        double seconds = (System.nanoTime() - begin) / NANOS;
        List<Double> percent = new ArrayList<>();
        for (int each = 0; each < after.size(); each++) {
            percent.add(PERCENT * (after.get(each) - before.get(each)) / seconds);
        }
        return percent;
    }

    private static List<Double> used(Dominion dominion) throws BenchException {
        List<Double> seconds = new ArrayList<>();
        for (Node node : dominion.nodes()) {
            seconds.add(CpuTime.seconds(node.pid()));
        }
        return seconds;
    }
}

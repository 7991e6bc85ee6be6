// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Healthy members that are removed although nothing is wrong with them but the network, or a member beside them. */
final class FalseRemovals implements Measurement {

    private static final Duration STOPPED = Duration.ofSeconds(5);
    private static final Duration GOING = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofMinutes(1);
    private static final double NANOS_OF_HOUR = 3600e9;

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> samples = new ArrayList<>();
        for (int run = 0; run < request.runs(); run++) {
            try (Dominion dominion = stage.open(n)) {
                Quiet.await(dominion);
                samples.add(perNodeHour(stage, dominion, request.trial()));
                stage.progress().sample(run, request.runs(), samples.get(run), "per node-hour");
            }
        }
        return samples;
    }

    private static double perNodeHour(Stage stage, Dominion dominion, Request.Trial trial)
            throws BenchException, InterruptedException {
        List<Node> healthy = new ArrayList<>(dominion.nodes());
        long begin = System.nanoTime();
        long end = begin + Duration.ofMinutes(trial.minutes()).toNanos();
        Loss.begin(trial.lossPercent());
        try {
            if (trial.besideStopper()) {
                Node stopper = healthy.remove(healthy.size() - 1);
                stage.progress().say("stops " + stopper.slot() + " again and again");
                stopUntil(stage, dominion, stopper, end);
            } else {
                passUntil(stage, dominion, end);
            }
        } finally {
            Loss.end(trial.lossPercent());
        }
        double hours = (System.nanoTime() - begin) / NANOS_OF_HOUR;
        return Removals.count(healthy, begin) / (hours * healthy.size());
    }

    private static void passUntil(Stage stage, Dominion dominion, long end)
            throws BenchException, InterruptedException {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            stage.progress().say(Duration.ofNanos(left).toSeconds() + " s to go");
            dominion.watch().pass(Duration.ofNanos(Math.min(left, TOLD.toNanos())), dominion::requireAllRunning);
        }
    }

    private static void stopUntil(Stage stage, Dominion dominion, Node stopper, long end)
            throws BenchException, InterruptedException {
        for (int cycle = 0; System.nanoTime() < end; cycle++) {
            if (cycle % 10 == 0) {
                stage.progress().say(Duration.ofNanos(end - System.nanoTime()).toSeconds() + " s to go");
            }
            stopper.stop();
            dominion.watch().pass(STOPPED, dominion::requireAllRunning);
            stopper.goOn();
            dominion.watch().pass(GOING, dominion::requireAllRunning);
        }
    }
}

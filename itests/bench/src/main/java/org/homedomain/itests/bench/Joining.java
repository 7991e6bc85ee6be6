// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One more joins those who stand. */
final class Joining implements Measurement {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final double NANOS = 1e6;

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        try (Dominion dominion = stage.open(n - 1)) {
            for (int run = 0; run < request.runs(); run++) {
                Quiet.await(dominion);
                double took = untilKnown(dominion, dominion.startFresh(n - 1));
                stage.progress().sample(run, request.runs(), took, "ms");
                millis.add(took);
                takeOut(dominion);
            }
        }
        return millis;
    }

    private static double untilKnown(Dominion dominion, Node newcomer) throws BenchException, InterruptedException {
        long begin = dominion.contestant().activeNanos(newcomer);
        OptionalLong last = dominion.lastToSay(newcomer, "up", begin, BOUND);
        if (last.isEmpty()) {
            throw new BenchException("not all knew " + newcomer.slot() + " after " + BOUND.toSeconds() + " s");
        }
        return (last.getAsLong() - begin) / NANOS;
    }

    /** It leaves as it should, so that the next run finds what this one found. */
    private static void takeOut(Dominion dominion) throws BenchException, InterruptedException {
        Node newcomer = dominion.node(dominion.nodes().size() - 1);
        Quiet.await(dominion);
        long begin = System.nanoTime();
        newcomer.leave();
        dominion.forget(newcomer);
        if (dominion.lastToSay(newcomer, "down", begin, BOUND).isEmpty()) {
            throw new BenchException("not all noticed that " + newcomer.slot() + " left");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One member falls out, and the others have to notice. Each run takes another one, the youngest first. */
final class LossOfOne implements Measurement {

    /** The slowest system known takes 60 s. */
    private static final Duration BOUND = Duration.ofSeconds(90);

    private static final double NANOS = 1e9;

    private final Blow blow;

    LossOfOne(Blow blow) {
        this.blow = blow;
    }

    /** What happens to it. */
    interface Blow {
        /** Hits the member. */
        void hit(Node victim) throws BenchException, InterruptedException;
    }

    @Override
    public List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        try (Dominion dominion = stage.open(n)) {
            for (int run = 0; run < request.runs(); run++) {
                Quiet.await(dominion);
                Node victim = dominion.node(n - 1 - run % n);
                double took = untilAllKnow(dominion, victim);
                stage.progress().sample(run, request.runs(), took, "s");
                seconds.add(took);
                dominion.replace(victim);
            }
        }
        return seconds;
    }

    private double untilAllKnow(Dominion dominion, Node victim) throws BenchException, InterruptedException {
        long begin = System.nanoTime();
        blow.hit(victim);
        OptionalLong last = dominion.lastToSay(victim, "down", begin, BOUND);
        if (last.isEmpty()) {
            throw new BenchException("not all had removed " + victim.slot() + " after " + BOUND.toSeconds() + " s");
        }
        return (last.getAsLong() - begin) / NANOS;
    }
}

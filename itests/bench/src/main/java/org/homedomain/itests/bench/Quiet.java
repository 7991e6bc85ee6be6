// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.time.Duration;

/** Waits until a dominion has nothing left to do: what is measured next is not the end of what was before. */
final class Quiet {

    /** Nothing said of members for so long; a newcomer of ours counts as one for two seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofMinutes(2);

    /** What all processes together may use of a processor, and more for each of them. */
    private static final double IDLE = 0.3;

    private static final double IDLE_OF_EACH = 0.02;

    private Quiet() {}

    /** Waits until all know all, nobody says anything for a while, and the processes are idle. */
    static void await(Dominion dominion) throws BenchException, InterruptedException {
        dominion.awaitAllKnowAll();
        long end = System.nanoTime() + BOUND.toNanos();
        double before = used(dominion);
        double idle = IDLE + IDLE_OF_EACH * dominion.nodes().size();
        for (double load = 1 + idle; load > idle || !silent(dominion); ) {
            if (System.nanoTime() > end) {
                throw new BenchException(dominion.contestant().name() + " does not come to rest within "
                        + BOUND.toSeconds() + " s; its processes use " + Math.round(100 * load) + " % of a processor");
            }
            dominion.watch().pass(LOOK, dominion::requireAllRunning);
            double now = used(dominion);
            load = (now - before) / LOOK.toSeconds();
            before = now;
        }
        dominion.awaitAllKnowAll();
    }

    /** The same, and then some: caches are warm and queues empty before something is measured for a minute. */
    static void awaitIdle(Dominion dominion) throws BenchException, InterruptedException {
        await(dominion);
        dominion.watch().pass(WARM, dominion::requireAllRunning);
        await(dominion);
    }

    private static boolean silent(Dominion dominion) {
        long since = System.nanoTime() - SILENCE.toNanos();
        return dominion.nodes().stream().allMatch(node -> node.since(since).isEmpty());
    }

    private static double used(Dominion dominion) throws BenchException {
        double sum = 0;
        for (Node node : dominion.nodes()) {
            sum += CpuTime.seconds(node.pid());
        }
        return sum;
    }
}

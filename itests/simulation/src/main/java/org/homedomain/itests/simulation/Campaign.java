// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.homedomain.itests.simulation.seed.SeedRun;

/** Many seeds, one thread each, on all processors. */
public final class Campaign {

    /**
     * What many seeds showed.
     *
     * @param results of those that broke, in the order of their seeds
     * @param seeds how many ran
     * @param steps of all domains
     * @param virtual time of all runs together
     * @param agreement the longest time until all agreed
     * @param faults how often each happened
     */
    public record Summary(
            List<SeedRun.Result> results,
            int seeds,
            long steps,
            Duration virtual,
            Duration agreement,
            Map<String, Long> faults) {}

    private final List<SeedRun.Result> broken = new ArrayList<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private int seeds;
    private long steps;
    private Duration virtual = Duration.ZERO;
    private Duration agreement = Duration.ZERO;

    private Campaign() {}

    /**
     * Runs seeds.
     *
     * @param first the first of them
     * @param number how many, one after the other
     * @param domains in each, instead of what it draws
     * @param watcher told of each as it is done, in their order
     */
    public static Summary run(long first, int number, OptionalInt domains, Consumer<SeedRun.Result> watcher) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<SeedRun.Result>> futures = new ArrayList<>();
            for (long seed = first; seed < first + number; seed++) {
                long drawn = seed;
                futures.add(pool.submit(() -> new SeedRun(drawn, domains).run()));
            }
            Campaign campaign = new Campaign();
            for (Future<SeedRun.Result> future : futures) {
                SeedRun.Result result = future.get();
                campaign.add(result);
                watcher.accept(result);
            }
            return campaign.summary();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void add(SeedRun.Result result) {
        seeds++;
        steps += result.steps();
        virtual = virtual.plus(result.virtual());
        agreement = agreement.compareTo(result.agreement()) < 0 ? result.agreement() : agreement;
        result.counts().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        if (result.broken().isPresent()) {
            broken.add(result);
        }
    }

    private Summary summary() {
        return new Summary(broken, seeds, steps, virtual, agreement, faults);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Measures the rows of the goals for several numbers of domains. */
public final class Rows {

    /** From so many on there is one world, which takes gigabytes, and several rounds in it. */
    private static final int LARGE = 500;

    private static final int FEWEST_ROUNDS = 3;

    /** The hours under loss are measured up to this number. */
    private static final int MOST_FOR_HOURS = 16;

    private final int runs;
    private final Consumer<String> progress;

    /**
     * @param runs how many worlds for each number of domains; rounds in one world if they are very many
     * @param progress told what is done next
     */
    public Rows(int runs, Consumer<String> progress) {
        this.runs = runs;
        this.progress = progress;
    }

    /** All rows for so many domains. */
    public List<Row> of(int domains) {
        if (domains >= LARGE) {
            return rows(domains, new Crowd(1, domains, progress).rounds(Math.max(FEWEST_ROUNDS, runs / 4)));
        }
        List<Callable<Map<Metric, Double>>> trials = new ArrayList<>();
        for (int run = 1; run <= runsOf(domains); run++) {
            long seed = run;
            trials.add(() -> new Trial(seed, domains).times());
        }
        if (domains <= MOST_FOR_HOURS) {
            for (int run = 1; run <= runs; run++) {
                long seed = run;
                trials.add(() -> new Trial(seed, domains).loss(Metric.FALSE_5, 0.05));
                trials.add(() -> new Trial(seed, domains).loss(Metric.FALSE_20, 0.2));
                trials.add(() -> new Trial(seed, domains).pauses());
                trials.add(() -> new Trial(seed, domains).halves());
            }
        }
        return rows(domains, carryOut(domains, trials));
    }

    private int runsOf(int domains) {
        return domains <= MOST_FOR_HOURS ? 10 * runs : runs;
    }

    private List<Map<Metric, Double>> carryOut(int domains, List<Callable<Map<Metric, Double>>> trials) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Map<Metric, Double>>> futures = new ArrayList<>();
            trials.forEach(trial -> futures.add(pool.submit(trial)));
            List<Map<Metric, Double>> results = new ArrayList<>();
            for (Future<Map<Metric, Double>> future : futures) {
                progress.accept(domains + " domains, " + results.size() + " of " + trials.size() + " trials");
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Row> rows(int domains, List<Map<Metric, Double>> results) {
        Map<Metric, List<Double>> values = new EnumMap<>(Metric.class);
        for (Map<Metric, Double> result : results) {
            result.forEach((metric, value) ->
                    values.computeIfAbsent(metric, missing -> new ArrayList<>()).add(value));
        }
        List<Row> rows = new ArrayList<>();
        values.forEach((metric, all) -> rows.add(new Row(metric, domains, all)));
        return rows;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homedomain.itests.bench.core.CodecBenchmark;
import org.homedomain.itests.bench.core.StepBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** {@code ./run bench jmh}: the core's own benchmarks, with the virtual machine's options of the lean runtime. */
final class HotPaths {

    static final String NAME = "jmh";

    private static final Set<String> OPTIONS = Set.of("--json");
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 5;
    private static final TimeValue LENGTH = TimeValue.seconds(1);
    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private HotPaths() {}

    /** Takes the words after the name. */
    static void run(List<String> options) throws UsageException, BenchException {
        for (String option : options) {
            if (!OPTIONS.contains(option)) {
                throw new UsageException(NAME + " takes no \"" + option + "\"; it takes --json");
            }
        }
        List<Row> rows = rows();
        System.out.print(options.contains("--json") ? Results.json(rows) : Results.hotPaths(rows));
    }

    private static List<Row> rows() throws BenchException {
        Options options = new OptionsBuilder()
                .include(StepBenchmark.class.getName())
                .include(CodecBenchmark.class.getName())
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(LENGTH)
                .measurementIterations(ITERATIONS)
                .measurementTime(LENGTH)
                .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m")
                .shouldFailOnError(true)
                .build();
        try {
            return new Runner(options, OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                    .run().stream()
                            .map(HotPaths::row)
                            .sorted(Comparator.comparing(Row::metric).thenComparing(Row::n))
                            .toList();
        } catch (RunnerException failed) {
            throw new BenchException(NAME + ": " + failed.getMessage());
        }
    }

    private static Row row(RunResult result) {
        String method = result.getParams().getBenchmark();
        String name = method.substring(method.lastIndexOf('.') + 1);
        Statistics samples = result.getPrimaryResult().getStatistics();
        return new Row(
                NAME + "-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                "ns",
                Integer.parseInt(result.getParams().getParam("n")),
                Contestants.OURS,
                ITERATIONS,
                samples.getPercentile(MEDIAN),
                samples.getPercentile(P99),
                samples.getMax());
    }
}

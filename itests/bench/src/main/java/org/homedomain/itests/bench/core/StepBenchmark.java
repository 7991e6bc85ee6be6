// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.core;

import java.util.concurrent.TimeUnit;
import org.homedomain.membership.Output;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of membership. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {

    /** Domains in the dominion. */
    @Param({"16", "100", "1000"})
    public int n;

    private KnownDominion dominion = new KnownDominion(2);

    /** Makes the domain that steps. */
    @Setup
    public void meet() {
        dominion = new KnownDominion(n);
    }

    /** Nothing was due. */
    @Benchmark
    public Output stepIdle() {
        return dominion.idle();
    }

    /** A message came that brought nothing new. */
    @Benchmark
    public Output stepMessage() {
        return dominion.hello();
    }
}

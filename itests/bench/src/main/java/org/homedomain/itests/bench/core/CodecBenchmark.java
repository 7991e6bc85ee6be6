// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.core;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Octets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    /** Records in the message. */
    @Param({"0", "1", "16", "100"})
    public int n;

    private final KnownDominion dominion = new KnownDominion(2);
    private ExchangeMessage message = KnownDominion.message(1, List.of());
    private Octets bytes = Octets.copyOf(new byte[0]);

    /** Makes the message. */
    @Setup
    public void write() {
        message = KnownDominion.message(1, dominion.records(1, 1 + n));
        bytes = dominion.codec().encode(message);
    }

    /** To bytes. */
    @Benchmark
    public Octets encode() {
        return dominion.codec().encode(message);
    }

    /** And back. */
    @Benchmark
    public ExchangeMessage decode() throws IOException {
        return dominion.codec().decode(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.util.OptionalInt;
import org.homedomain.itests.simulation.seed.SeedRun;

/** {@code ./run simulate}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        long from = Long.parseLong(arguments[0]);
        long to = Long.parseLong(arguments[1]);
        int bad = 0;
        for (long seed = from; seed < to; seed++) {
            long t = System.nanoTime();
            SeedRun.Result result = new SeedRun(seed, OptionalInt.empty()).run();
            System.out.println(result.seed() + " n=" + result.domains() + " steps=" + result.steps() + " hash="
                    + Long.toHexString(result.hash()) + " " + result.agreement().toMillis() + " ms; "
                    + (System.nanoTime() - t) / 1000000 + " ms real "
                    + result.broken().map(b -> "BROKEN " + org.homedomain.itests.simulation.world.Trace.clock(b.at()) + " " + b.host() + " " + b.what()).orElse(""));
            if (arguments.length > 2) {
                result.story().forEach(System.out::println);
                result.broken().map(Throwable::getCause).ifPresent(Throwable::printStackTrace);
                System.out.println(result.counts());
            }
            bad += result.broken().isPresent() ? 1 : 0;
        }
        System.out.println(bad + " broken");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.homedomain.itests.simulation.seed.SeedRun;

/** {@code ./run simulate}. */
public final class Main {

    private static final int FINE = 0;
    private static final int BROKEN = 1;
    private static final int USAGE = 64;

    private final Options options;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final boolean terminal = Boolean.getBoolean("simulation.terminal");
    private int done;
    private int broken;

    private Main(Options options) {
        this.options = options;
    }

    /** Ends the process with 0 if all invariants held, 1 if one broke, 64 if the arguments were wrong. */
    public static void main(String[] arguments) {
        System.exit(status(arguments));
    }

    private static int status(String... arguments) {
        try {
            return new Main(Options.of(arguments)).run();
        } catch (Options.Wrong wrong) {
            System.err.println("run: simulate: " + wrong.getMessage() + "\nSee: run --help");
            return USAGE;
        }
    }

    private int run() {
        Campaign.Summary summary = Campaign.run(options.first(), options.seeds(), options.domains(), this::show);
        if (terminal) {
            err.print("\r\033[K");
        }
        if (options.json()) {
            out.println(Report.json(summary, options.domains()));
        } else {
            Report.words(summary).forEach(out::println);
        }
        return summary.results().isEmpty() ? FINE : BROKEN;
    }

    private void show(SeedRun.Result result) {
        done++;
        if (result.broken().isPresent()) {
            broken++;
            Report.broken(result, options.domains()).forEach(err::println);
        }
        if (terminal) {
            err.print("\r\033[K" + done + " of " + options.seeds() + " seeds, " + broken + " broken");
        } else if (done % 100 == 0) {
            err.println(done + " of " + options.seeds() + " seeds, " + broken + " broken");
        }
    }
}

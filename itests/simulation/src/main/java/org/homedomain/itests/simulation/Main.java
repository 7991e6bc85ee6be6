// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.itests.simulation.seed.SeedRun;
import org.homedomain.itests.simulation.table.Row;
import org.homedomain.itests.simulation.table.Rows;

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
        return options.table() ? measure() : check();
    }

    private int measure() {
        Rows rows = new Rows(options.runs(), this::progress);
        List<String> json = new ArrayList<>();
        if (!options.json()) {
            out.println(Row.head());
        }
        for (int domains : options.sizes()) {
            for (Row row : rows.of(domains)) {
                json.add(row.json());
                if (!options.json()) {
                    clearLine();
                    out.println(row.words());
                }
            }
        }
        clearLine();
        if (options.json()) {
            out.println("[" + String.join(",\n ", json) + "]");
        }
        return FINE;
    }

    private int check() {
        Campaign.Summary summary = Campaign.run(options.first(), options.seeds(), options.domains(), this::show);
        clearLine();
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
        if (terminal || done % 100 == 0) {
            progress(done + " of " + options.seeds() + " seeds, " + broken + " broken");
        }
    }

    private void progress(String words) {
        if (terminal) {
            err.print("\r\033[K" + words);
        } else {
            err.println(words);
        }
    }

    private void clearLine() {
        if (terminal) {
            err.print("\r\033[K");
        }
    }
}

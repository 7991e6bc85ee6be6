// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.homedomain.itests.simulation.check.BrokenInvariant;
import org.homedomain.itests.simulation.seed.SeedRun;
import org.homedomain.itests.simulation.world.Trace;

/** Results in words, and for programs. */
public final class Report {

    private Report() {}

    /** A broken invariant: seed, time, host, what, how to replay it, and what happened last. */
    public static List<String> broken(SeedRun.Result result, OptionalInt domains) {
        BrokenInvariant broken = result.broken().orElseThrow();
        List<String> lines = new ArrayList<>(result.story());
        lines.add("seed " + result.seed() + ", " + result.domains() + " domains: broken at " + Trace.clock(broken.at())
                + " at " + broken.host() + ": " + broken.what());
        lines.add("replay: " + replay(result, domains));
        return lines;
    }

    private static String replay(SeedRun.Result result, OptionalInt domains) {
        return "./run simulate --seed " + result.seed()
                + (domains.isPresent() ? " --domains " + domains.getAsInt() : "");
    }

    /** What many seeds showed, for people. */
    static List<String> words(Campaign.Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("faults:");
        summary.faults().forEach((fault, count) -> lines.add(String.format(Locale.ROOT, "  %-18s %7d", fault, count)));
        lines.add(String.format(
                Locale.ROOT,
                "%d seeds, %d broken; %d virtual minutes, %d steps; all agreed at the latest %.2f s after the last fault",
                summary.seeds(),
                summary.results().size(),
                summary.virtual().toMinutes(),
                summary.steps(),
                summary.agreement().toMillis() / 1000.0));
        return lines;
    }

    /** What many seeds showed, for programs. */
    static String json(Campaign.Summary summary, OptionalInt domains) {
        List<String> broken = new ArrayList<>();
        for (SeedRun.Result result : summary.results()) {
            BrokenInvariant what = result.broken().orElseThrow();
            broken.add("{\"seed\": " + result.seed() + ", \"domains\": " + result.domains() + ", \"atMillis\": "
                    + what.at() / 1_000_000 + ", \"host\": " + quoted(what.host()) + ", \"what\": "
                    + quoted(what.what()) + ", \"replay\": " + quoted(replay(result, domains)) + "}");
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Long> fault : summary.faults().entrySet()) {
            faults.add(quoted(fault.getKey()) + ": " + fault.getValue());
        }
        return "{\"seeds\": " + summary.seeds() + ", \"virtualSeconds\": "
                + summary.virtual().toSeconds() + ", \"steps\": " + summary.steps() + ", \"agreementMillis\": "
                + summary.agreement().toMillis() + ", \"faults\": {" + String.join(", ", faults) + "}, \"broken\": ["
                + String.join(", ", broken) + "]}";
    }

    /** A JSON string in ASCII. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Packets that the bridges drop until this is closed, at the latest until the lab ends. It needs {@code nft}.
 *
 * <p>They are dropped on their way from one cable to another, where neither end can know. What a host drops itself on
 * its way out it reports to the program that sent it, which no real network does.
 */
public final class Fault implements AutoCloseable {

    private static final Pattern COUNTER = Pattern.compile("counter packets (\\d+)");

    private final Lab lab;
    private final String table;

    /** From now on, for packets that match one of the rules. */
    Fault(Lab lab, String name, List<String> matches) {
        this.lab = lab;
        this.table = "bridge " + name;
        StringBuilder rules = new StringBuilder("type filter hook forward priority 0;\n");
        matches.forEach(match -> rules.append(match).append(" counter drop\n"));
        lab.nft("table " + table + " {\nchain forward {\n" + rules + "}\n}");
    }

    /** How many packets it took so far. */
    public long packets() {
        return COUNTER.matcher(lab.nft("list table " + table))
                .results()
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.substring(text.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** From now on everything gets through again. */
    @Override
    public void close() {
        lab.nft("delete table " + table);
    }
}

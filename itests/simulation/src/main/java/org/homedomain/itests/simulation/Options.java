// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * What was asked for on the command line.
 *
 * @param first the first seed
 * @param seeds how many
 * @param domains in each, instead of what the seed draws
 * @param table whether the rows of the goals are asked for, not seeds
 * @param runs of each row
 * @param sizes for which numbers of domains the rows are
 * @param json whether for programs
 */
record Options(long first, int seeds, OptionalInt domains, boolean table, int runs, List<Integer> sizes, boolean json) {

    /** Something on the command line is wrong. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    private static final int MAX_DOMAINS = 10_000;
    private static final int MAX_SEEDS = 1_000_000;
    private static final int MAX_RUNS = 1_000;
    private static final int DEFAULT_SEEDS = 100;
    private static final int DEFAULT_RUNS = 11;

    static Options of(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        Options options = new Options(
                1, DEFAULT_SEEDS, OptionalInt.empty(), false, DEFAULT_RUNS, List.of(3, 16, 100, 1_000), false);
        while (!words.isEmpty()) {
            options = options.with(words.removeFirst(), words);
        }
        return options;
    }

    private Options with(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            rest.addFirst(word.substring(equals + 1));
        }
        String name = equals > 0 ? word.substring(0, equals) : word;
        return switch (name) {
            case "--seed" -> new Options(wholeNumber(name, rest), 1, domains, table, runs, sizes, json);
            case "--first" -> new Options(wholeNumber(name, rest), seeds, domains, table, runs, sizes, json);
            case "--seeds" -> new Options(first, number(name, rest, 1, MAX_SEEDS), domains, table, runs, sizes, json);
            case "--domains" -> withDomains(number(name, rest, 2, MAX_DOMAINS));
            case "--runs" -> new Options(first, seeds, domains, true, number(name, rest, 1, MAX_RUNS), sizes, json);
            case "--table" -> new Options(first, seeds, domains, true, runs, sizes, json);
            case "--json" -> new Options(first, seeds, domains, table, runs, sizes, true);
            default ->
                throw new Wrong("unknown option \"" + word + "\"; there are --seeds, --seed, --first, --domains,"
                        + " --table, --runs and --json");
        };
    }

    private Options withDomains(int number) {
        return new Options(first, seeds, OptionalInt.of(number), table, runs, List.of(number), json);
    }

    private static int number(String name, Deque<String> rest, int min, int max) {
        long number = wholeNumber(name, rest);
        if (number < min || number > max) {
            throw new Wrong(name + " must be " + min + " to " + max + ", was " + number);
        }
        return (int) number;
    }

    private static long wholeNumber(String name, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null) {
            throw new Wrong(name + " needs a number");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Wrong(name + " needs a whole number, had \"" + value + "\"");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word a person probably meant. */
public final class Spelling {

    /** One letter may be wrong in any word, and one more for each of so many letters. */
    private static final int LETTERS_PER_MISTAKE = 6;

    private Spelling() {}

    /** The known word that takes the fewest changes of single letters, if few enough. */
    public static Optional<String> nearest(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= 1 + candidate.length() / LETTERS_PER_MISTAKE);
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        Arrays.setAll(cost[0], column -> column);
        for (int row = 1; row <= from.length(); row++) {
            cost[row][0] = row;
            for (int column = 1; column <= to.length(); column++) {
                boolean same = from.charAt(row - 1) == to.charAt(column - 1);
                int replaced = cost[row - 1][column - 1] + (same ? 0 : 1);
                int removed = Math.min(cost[row - 1][column], cost[row][column - 1]) + 1;
                cost[row][column] = Math.min(replaced, removed);
                if (isSwap(from, row, to, column)) {
                    cost[row][column] = Math.min(cost[row][column], cost[row - 2][column - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }

    private static boolean isSwap(String from, int row, String to, int column) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}

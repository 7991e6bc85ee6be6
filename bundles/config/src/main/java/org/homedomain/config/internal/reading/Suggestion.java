// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was probably meant to be. */
final class Suggestion {

    private static final int LONGEST = 64;

    private Suggestion() {}

    /** The known word nearest to {@code word}, case left aside, if it is near; the first in order of several. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance <= allowed(candidate) && distance < bestDistance) {
                best = Optional.of(candidate);
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code "; did you mean 'title'?"} or nothing. */
    static String sentence(String word, Collection<String> known) {
        return nearest(word, known)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    private static int allowed(String candidate) {
        return candidate.length() < 3 ? 0 : Math.max(1, candidate.length() / 3);
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours count one each. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

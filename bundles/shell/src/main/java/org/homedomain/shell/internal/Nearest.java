// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggests what a misspelt word may have meant. */
final class Nearest {

    private static final int SHOWN = 3;

    private Nearest() {}

    /** {@code " Did you mean X?"}, or nothing if no known word is near. */
    static String suggestion(String typed, Collection<String> known) {
        List<String> near = near(typed, known);
        return near.isEmpty()
                ? ""
                : " Did you mean "
                        + near.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" or "))
                        + "?";
    }

    private static List<String> near(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        return known.stream()
                .distinct()
                .filter(word -> distance(wanted, word, limit) <= limit)
                .sorted(Comparator.comparingInt((String word) -> distance(wanted, word, limit))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Edits between two words; a beginning of at least two letters counts as one edit. */
    private static int distance(String wanted, String word, int limit) {
        String known = word.toLowerCase(Locale.ROOT);
        if (wanted.replace("-", "").length() >= 2 && known.startsWith(wanted)) {
            return 1;
        }
        return Math.abs(wanted.length() - known.length()) > limit ? limit + 1 : edits(wanted, known);
    }

    /** Letters to insert, remove, replace, or swap with a neighbour. */
    private static int edits(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(left, right, i, j, edits);
            }
        }
        return edits[left.length()][right.length()];
    }

    private static int cheapest(String left, String right, int i, int j, int[][] edits) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}

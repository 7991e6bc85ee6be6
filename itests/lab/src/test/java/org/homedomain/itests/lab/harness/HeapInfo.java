// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.util.regex.Pattern;

/** What {@code jcmd GC.heap_info} says; its words differ between Java versions and collectors, its numbers do not. */
final class HeapInfo {

    private static final Pattern SPACE = Pattern.compile("total \\d+K, used (\\d+)K");

    private HeapInfo() {}

    /** Kilobytes in use in all generations; fails if none is found, or an empty heap would pass every comparison. */
    static long usedKilobytes(String info) {
        long used = SPACE.matcher(info)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        if (used == 0) {
            throw new AssertionError("no heap in use according to: " + info);
        }
        return used;
    }
}

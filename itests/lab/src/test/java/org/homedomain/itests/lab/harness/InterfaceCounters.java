// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/** What the kernel counts of a host's interfaces, from {@code /proc/net/dev}; see proc(5). */
final class InterfaceCounters {

    private static final int SENT_BYTES = 8;

    private InterfaceCounters() {}

    /** Sum over all interfaces. */
    static long sentBytes(String table) {
        return table.lines()
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1))
                .mapToLong(fields -> Long.parseLong(fields[SENT_BYTES]))
                .sum();
    }
}

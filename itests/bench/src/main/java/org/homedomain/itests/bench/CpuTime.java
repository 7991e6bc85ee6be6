// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time that a process has used, from {@code /proc/PID/stat}. */
final class CpuTime {

    /** The kernel counts in these for programs, whatever its own clock; see proc(5). */
    private static final long TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private CpuTime() {}

    /** In all its threads since its start, in seconds. */
    static double seconds(long pid) throws BenchException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return seconds(stat);
        } catch (IOException gone) {
            throw new BenchException("process " + pid + " has ended: " + gone.getMessage());
        }
    }

    /** The name, in parentheses, may contain anything; the state follows it. */
    static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (double) (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

/** What the process tells its caller; the numbers above 63 are those of {@code sysexits.h}. */
public final class ExitStatus {

    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int BAD_CONFIGURATION = 2;
    public static final int DATA_FOLDER = 3;
    public static final int USAGE = 64;
    public static final int UNAVAILABLE = 69;
    public static final int BUSY = 75;
    /** What a shell reports of a process that SIGTERM ended. */
    public static final int TERMINATED = 143;

    private ExitStatus() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

/** Ends the process with a message for the person who started it; no stack trace is of use to them. */
public final class ReportedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    public ReportedException(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /** One of {@link ExitStatus}. */
    public int exitStatus() {
        return exitStatus;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.diagnosis;

/**
 * One thing that was looked at.
 *
 * @param severity how bad it is
 * @param subject what was looked at, a few words ({@code "multicast on eth0"})
 * @param observed what was seen, one sentence
 * @param remedy what to do, one sentence; empty if there is nothing to do
 */
public record Finding(Severity severity, String subject, String observed, String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** In order. */
        OK,
        /** Works, but not as it should. */
        WARNING,
        /** Does not work. */
        FAULT
    }

    /** Good news. */
    public static Finding ok(String subject, String observed) {
        return new Finding(Severity.OK, subject, observed, "");
    }

    /** Works, but not as it should. */
    public static Finding warning(String subject, String observed, String remedy) {
        return new Finding(Severity.WARNING, subject, observed, remedy);
    }

    /** Does not work. */
    public static Finding fault(String subject, String observed, String remedy) {
        return new Finding(Severity.FAULT, subject, observed, remedy);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import java.time.Duration;

/**
 * What somebody found out about a peer's liveness. It falls to any higher incarnation of the accused.
 *
 * @param subjectId the accused
 * @param incarnation the accused's incarnation that was observed, at least 1
 * @param kind what was found
 * @param elapsed time since it was found, never an instant; of two equal verdicts the longer elapsed one wins
 * @param accuserId who found it first
 * @param refused whether the accused's address refused the accuser: the machine is up, the process is gone
 */
public record Verdict(
        String subjectId, long incarnation, Kind kind, Duration elapsed, String accuserId, boolean refused) {

    /** Found by silence, or by who does not say how. */
    public Verdict(String subjectId, long incarnation, Kind kind, Duration elapsed, String accuserId) {
        this(subjectId, incarnation, kind, elapsed, accuserId, false);
    }

    /** What can be found, the later the graver. */
    public enum Kind {
        /** Could not be reached. */
        SUSPECT,
        /** Did not refute in time. */
        FAILED
    }
}

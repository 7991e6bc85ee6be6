// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** Why an exchange failed; the same reasons as the transport's. */
public enum FailureReason {
    /** Every known address refused the connection: no process listens there. */
    REFUSED,
    /** No address could be reached, or no answer came before the deadline. */
    SILENT,
    /** A domain answered that this message is not for it. */
    MISDIRECTED,
    /** The receiver has the sender's ID. */
    OWN_ID,
    /** Something answered that does not speak the protocol. */
    UNINTELLIGIBLE
}

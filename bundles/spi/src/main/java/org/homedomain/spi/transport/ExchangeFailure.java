// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

/** An exchange that did not succeed. The message is a sentence for people. */
public final class ExchangeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Every known address refused the connection: no process listens there. */
        REFUSED,
        /** No address could be reached, or no answer came before the deadline. */
        SILENT,
        /** A domain answered that this message is not for it: another title or another ID. */
        MISDIRECTED,
        /** The receiver has the same ID as the sender. */
        OWN_ID,
        /** Something answered that does not speak the protocol. */
        UNINTELLIGIBLE
    }

    private final Reason reason;

    public ExchangeFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}

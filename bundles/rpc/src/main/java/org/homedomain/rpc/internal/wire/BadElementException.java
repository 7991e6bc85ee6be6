// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

/** One element of a message breaks a rule and is to be dropped alone. Never leaves this package. */
final class BadElementException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Drop drop;

    BadElementException(Drop drop, String detail) {
        super(detail, null, false, false); // hostile input can bring thousands: no stack traces
        this.drop = drop;
    }

    Drop drop() {
        return drop;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

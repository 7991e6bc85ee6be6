// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

/** A measurement cannot go on; the message says what a person should know. */
final class BenchException extends Exception {

    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }
}

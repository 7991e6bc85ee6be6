// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

/** The words of the command line are none of ours; the message says which and what would be. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

/** Something that a person asked for could not be done. The message says what, where and what to do. */
public final class DomainControlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DomainControlException(String message) {
        super(message);
    }
}

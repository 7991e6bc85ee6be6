// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** How loud this domain should be towards others that look for it; rule M16. */
public enum Stance {
    /** Knows no live peer. */
    LONELY,
    /** Has company and is one of the two lowest IDs. */
    ANSWERABLE,
    /** Has company, or has left. */
    QUIET
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

/** How loud a domain is towards others that look for it. */
public enum Posture {
    /** Knows nobody: asks, listens, announces, answers. */
    LONELY,
    /** Has company and is one of the two that a newcomer's question shall find: answers, and asks once a minute. */
    ANSWERABLE,
    /** Has company: listens only. */
    QUIET
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

/** What can be told about a domain, each in one packet and under one rate limit. */
enum RecordSet {
    /** That our type has an instance, with all that is needed to reach it. */
    SERVICE(true),
    /** Port and description of the instance, with its addresses. */
    INSTANCE(false),
    /** The addresses. */
    HOST(false),
    /** That our type exists. */
    TYPES(true);

    private final boolean shared;

    RecordSet(boolean shared) {
        this.shared = shared;
    }

    /** Whether others answer the same question, so that answers need a random delay. */
    boolean isShared() {
        return shared;
    }
}

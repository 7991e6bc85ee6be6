// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

/** What this domain believes of a peer's liveness. It is observed, never told by the peer itself. */
public enum PeerStatus {
    /** Answers, or nobody has found otherwise. */
    ALIVE,
    /** Somebody could not reach it; it may still refute. Counts as a member and keeps its services. */
    SUSPECT,
    /** Did not refute in time. Hosts nothing, counts in no electorate, is removed after 24 hours. */
    FAILED,
    /** Said goodbye. Treated as {@link #FAILED}, but nobody tries to reach it. */
    LEFT,
    /** Announced an absence that ends by itself. Hosts nothing meanwhile. */
    SLEEPING;

    /** Whether services of such a peer may be used. */
    public boolean isMember() {
        return this == ALIVE || this == SUSPECT;
    }
}

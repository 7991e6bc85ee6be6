// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

/**
 * Something that happened to a peer.
 *
 * @param kind what
 * @param peer the peer after it
 * @param reason why, in words for people; empty if there is nothing to say
 */
public record PeerEvent(Kind kind, Peer peer, String reason) {

    /** What can happen. */
    public enum Kind {
        /** Became known, or came back after it had failed, left or slept. */
        JOINED,
        /** Changed what it tells of itself. */
        UPDATED,
        /** Came under suspicion. */
        SUSPECTED,
        /** Refuted a suspicion. */
        REFUTED,
        /** Was given up. */
        FAILED,
        /** Said goodbye. */
        LEFT,
        /** Announced an absence. */
        SLEPT,
        /** Is no longer listed. */
        REAPED
    }
}

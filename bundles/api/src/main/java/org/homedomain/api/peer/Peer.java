// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.OptionalLong;

/**
 * A domain as this one knows it; immutable.
 *
 * @param identity what it told of itself, last
 * @param status what is believed of its liveness
 * @param incarnation grows with each start of that domain and each refutation of its own failure; 0 for an original
 * @param original whether it runs the original system, which knows no incarnations, names or traits
 * @param contact how this domain itself stands with it
 */
public record Peer(Identity identity, PeerStatus status, long incarnation, boolean original, Contact contact) {

    /**
     * First-hand experience with a peer.
     *
     * @param lastNanos reading of this process's monotonic clock at the last proof of life, absent if there was none
     * @param reachable false if this domain itself cannot reach the peer, whoever else can
     * @param remark why the status is what it is, for people; empty if there is nothing to say
     */
    public record Contact(OptionalLong lastNanos, boolean reachable, String remark) {

        /** Nothing experienced yet. */
        public static final Contact NONE = new Contact(OptionalLong.empty(), true, "");
    }

    /** Shorthand for the identity's ID. */
    public String id() {
        return identity.id();
    }

    /** Shorthand for the identity's name. */
    public String name() {
        return identity.name();
    }
}

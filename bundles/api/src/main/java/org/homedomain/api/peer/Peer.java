// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.util.List;
import java.util.OptionalLong;

/**
 * A domain as this one knows it; immutable.
 *
 * @param identity what it told of itself, last
 * @param status what is believed of its liveness
 * @param incarnation grows with each start of that domain and each refutation of its own failure; 0 for an original
 * @param original whether it runs the original system, which knows no incarnations, names or traits
 * @param contact how this domain itself stands with it
 * @param lapse since when it is not simply alive, and who says so
 */
public record Peer(
        Identity identity, PeerStatus status, long incarnation, boolean original, Contact contact, Lapse lapse) {

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

    /**
     * Since when a peer is not simply alive. Readings are of this process's monotonic clock;
     * {@link PeerRegistry#sinceLapse} and {@link PeerRegistry#untilReturn} turn them into durations.
     *
     * @param sinceNanos first accusation, failure, goodbye or announcement of the absence; absent while alive
     * @param untilNanos when an announced absence is to end; absent for any other status
     * @param accusers IDs of the domains that could not reach a suspect, this one included, the first first; at most
     *     three; empty for any other status
     */
    public record Lapse(OptionalLong sinceNanos, OptionalLong untilNanos, List<String> accusers) {

        /** Simply alive. */
        public static final Lapse NONE = new Lapse(OptionalLong.empty(), OptionalLong.empty(), List.of());

        /** Copies the list. */
        public Lapse {
            accusers = List.copyOf(accusers);
        }
    }

    /** One of which nothing more is to be said. */
    public Peer(Identity identity, PeerStatus status, long incarnation, boolean original, Contact contact) {
        this(identity, status, incarnation, original, contact, Lapse.NONE);
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

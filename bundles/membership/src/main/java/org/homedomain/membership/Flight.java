// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.Endpoint;

/** What an exchange under way is for. */
sealed interface Flight {

    /**
     * With a peer that is known.
     *
     * @param peerId who
     * @param toldUpTo the last line of the change log that it carries
     * @param sentNanos when
     * @param dueNanos when it counts as failed
     * @param decisive whether its failure counts, rather than another try following
     */
    record ToPeer(String peerId, long toldUpTo, long sentNanos, long dueNanos, boolean decisive) implements Flight {}

    /** With whoever is at an address. */
    record Dial(Candidate candidate, long toldUpTo) implements Flight {}

    /** The same, because a person asked. */
    record Join(long token, Endpoint endpoint, long toldUpTo) implements Flight {}

    /**
     * With a domain that may have this domain's ID.
     *
     * @param claim how long this domain has had company, as told to the other
     */
    record ToTwin(Duration claim) implements Flight {}

    /** The last word to a peer. */
    record Farewell() implements Flight {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;

/**
 * An address at which a domain may be.
 *
 * @param id whom to expect there; empty if unknown
 * @param endpoint where to dial
 * @param source what told of it, for people
 * @param longestBackoff how long to wait at most before it is dialled again after failures
 */
record Candidate(Optional<String> id, Endpoint endpoint, String source, Duration longestBackoff) {

    private static final Duration WITNESSED = Duration.ofSeconds(30);
    private static final Duration HEARSAY = Duration.ofHours(1);

    /** Seen by discovery, known from an earlier run, or its own call. */
    static Candidate sighted(Optional<String> id, Endpoint endpoint, String source) {
        return new Candidate(id, endpoint, source, WITNESSED);
    }

    /** One of ours has spoken with it: rule M13.4. */
    static Candidate told(String id, Endpoint endpoint, String source) {
        return new Candidate(Optional.of(id), endpoint, source, WITNESSED);
    }

    /** Proposed by an original, which may tell of the dead for ever: rule M13.2. */
    static Candidate hearsay(String id, Endpoint endpoint, String source) {
        return new Candidate(Optional.of(id), endpoint, source, HEARSAY);
    }

    /** Two candidates with one key are one. What was hearsay in vain holds nobody up who is witnessed: rule M6.4. */
    String key() {
        return id.orElse("") + "@" + endpoint.addresses() + endpoint.port()
                + (longestBackoff.equals(HEARSAY) ? "?" : "");
    }
}

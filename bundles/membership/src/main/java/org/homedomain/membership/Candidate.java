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

    /** Seen by discovery, or known from an earlier run. */
    static Candidate sighted(Optional<String> id, Endpoint endpoint, String source) {
        return new Candidate(id, endpoint, source, Duration.ofSeconds(30));
    }

    /** Proposed by an original: rule M13. */
    static Candidate hearsay(String id, Endpoint endpoint, String source) {
        return new Candidate(Optional.of(id), endpoint, source, Duration.ofHours(1));
    }

    /** Two candidates with one key are one. */
    String key() {
        return id.orElse("") + "@" + endpoint.addresses() + endpoint.port();
    }
}

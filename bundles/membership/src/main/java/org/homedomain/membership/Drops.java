// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was not taken in, by reason; rule M19. */
public final class Drops {

    /** Why something was not taken in. */
    public enum Cause {
        /** A message for another title, another ID, or in a protocol not spoken here. */
        MISDIRECTED("messages that were meant for another domain or dominion"),
        /** A message under this domain's own ID. */
        OWN_ID("messages under this domain's own ID"),
        /** A message without a usable sender. */
        NO_SENDER("messages without a usable sender"),
        /** A peer beyond the cap. */
        TOO_MANY_PEERS("peers beyond the limit of " + PeerTable.MAX_PEERS),
        /** A record that would take more memory than all peers together may. */
        TOO_MUCH_TOLD("records that make what is known of all peers too large"),
        /** A key beyond the cap. */
        TOO_MANY_ENTRIES("dominion entries beyond the limit of " + DominionEntries.MAX_ENTRIES + " or of their size"),
        /** A verdict on somebody unknown. */
        UNKNOWN_ACCUSED("verdicts on unknown domains"),
        /** A sighting pushed out by newer ones. */
        TOO_MANY_SIGHTINGS("sightings beyond the limit of " + DialQueue.MAX_WAITING + " waiting"),
        /** A message of the original's kind under the ID of one of ours. */
        DOWNGRADE("messages of the original's kind under the ID of one of ours");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** What is counted, for people. */
        public String words() {
            return words;
        }
    }

    private final Map<Cause, Long> counts = new EnumMap<>(Cause.class);

    void count(Cause cause) {
        counts.merge(cause, 1L, Long::sum);
    }

    long count(Cause... causes) {
        long sum = 0;
        for (Cause cause : causes) {
            sum += counts.getOrDefault(cause, 0L);
        }
        return sum;
    }

    Map<Cause, Long> counts() {
        return new EnumMap<>(counts);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Identity;

/**
 * Request and reply of one identity-list exchange. What was malformed or beyond a cap has been left out by the codec
 * and counted; all that is here is well-formed.
 *
 * @param sender the speaker, as an original understands it; absent if it was malformed
 * @param known identities the speaker knows, as an original understands them; from one of ours to one of ours empty
 * @param dominion our own part; absent if the speaker is an original
 */
public record ExchangeMessage(Optional<Identity> sender, List<Identity> known, Optional<DominionPart> dominion) {

    /** Copies the list. */
    public ExchangeMessage {
        known = List.copyOf(known);
    }

    /**
     * What our own domains add.
     *
     * @param handshake who speaks to whom
     * @param records owner records, the speaker's own first where it is included
     * @param originals original domains the speaker has spoken with first-hand
     * @param verdicts what was found about others
     * @param entries replicated keys
     */
    public record DominionPart(
            Handshake handshake,
            List<OwnerRecord> records,
            List<Identity> originals,
            List<Verdict> verdicts,
            List<DominionEntry> entries) {

        /** Copies the lists. */
        public DominionPart {
            records = List.copyOf(records);
            originals = List.copyOf(originals);
            verdicts = List.copyOf(verdicts);
            entries = List.copyOf(entries);
        }
    }
}

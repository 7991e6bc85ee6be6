// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Optional;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;

/** Whether a message is for this domain at all; rule M3. */
final class HandshakeCheck {

    private HandshakeCheck() {}

    /** Why it is not, as a sentence; empty if it is. */
    static Optional<String> objection(Core core, Handshake handshake) {
        // M3.1
        if (!handshake.title().equals(core.settings.title())) {
            return Optional.of("This domain belongs to dominion \"" + core.settings.title() + "\", not to \""
                    + handshake.title() + "\".");
        }
        // M3.2
        if (handshake.expectedId().isPresent() && !handshake.expectedId().get().equals(core.id())) {
            return Optional.of("This domain is " + core.id() + ", not "
                    + handshake.expectedId().get() + ".");
        }
        // M3.3
        if (!handshake.protocol().overlaps(ProtocolRange.OURS)) {
            return Optional.of("This domain speaks protocol " + words(ProtocolRange.OURS) + ", the sender "
                    + words(handshake.protocol()) + ": update the older one.");
        }
        return Optional.empty();
    }

    private static String words(ProtocolRange range) {
        return range.lowest() == range.highest() ? "" + range.lowest() : range.lowest() + " to " + range.highest();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.time.Duration;
import org.homedomain.spi.exchange.ProtocolRange;

/** Ranges of numbers in a message. Unsigned numbers beyond the range of {@code long} arrive negative. */
final class Bounds {

    private Bounds() {}

    static long count(long number, Drop drop) throws BadElementException {
        if (number < 1 || number > WireCaps.MAX_COUNT) {
            throw new BadElementException(drop, "count " + number);
        }
        return number;
    }

    static Duration duration(long millis, Duration longest, Drop drop) throws BadElementException {
        if (millis < 0 || millis > longest.toMillis()) {
            throw new BadElementException(drop, millis + " ms");
        }
        return Duration.ofMillis(millis);
    }

    static ProtocolRange protocol(int lowest, int highest, Drop drop) throws BadElementException {
        if (lowest < 1 || highest < lowest || highest > WireCaps.MAX_PROTOCOL) {
            throw new BadElementException(drop, "protocol versions " + lowest + " to " + highest);
        }
        return new ProtocolRange(lowest, highest);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/**
 * Versions of our protocol that a domain speaks, both ends included. An original speaks version 0.
 *
 * @param lowest at least 0
 * @param highest at least {@code lowest}
 */
public record ProtocolRange(int lowest, int highest) {

    /** From this version on, domains keep streams open. */
    public static final int STREAMS = 2;

    /** What this software speaks. */
    public static final ProtocolRange OURS = new ProtocolRange(1, STREAMS);

    /** What an original speaks. */
    public static final ProtocolRange ORIGINAL = new ProtocolRange(0, 0);

    /**
     * @throws IllegalArgumentException if the range is empty or negative
     */
    public ProtocolRange {
        if (lowest < 0 || highest < lowest) {
            throw new IllegalArgumentException("not a range of protocol versions: " + lowest + " to " + highest);
        }
    }

    /** Whether both ranges share a version. */
    public boolean overlaps(ProtocolRange other) {
        return lowest <= other.highest && other.lowest <= highest;
    }
}

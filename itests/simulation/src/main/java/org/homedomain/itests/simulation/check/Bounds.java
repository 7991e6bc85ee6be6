// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.time.Duration;

/** The numbers of the invariants, with their reasons. */
public final class Bounds {

    /**
     * After its last fault a host is healthy for the invariants. A suspicion takes at most 6 s (M10), its refutation one
     * exchange, 2 s at worst, and a repetition; a verdict that is still under way then waits for a retransmission.
     */
    public static final Duration RECOVERY = Duration.ofSeconds(15);

    /** Up to this share of losses nobody who is well may be given up. */
    public static final double HARMLESS_LOSS = 0.05;

    /** Up to this much more delay nobody who is well may be given up: far below the deadline of an exchange, 1 s. */
    public static final Duration HARMLESS_DELAY = Duration.ofMillis(100);

    /** A longer pause than this may look like silence: two deadlines of 1 s, less what is under way. */
    public static final Duration HARMLESS_PAUSE = Duration.ofMillis(500);

    /** When all faults are over all agree within this time: redial every 3 s (M15), a SYN or a segment sent again, news. */
    public static final Duration AGREEMENT = Duration.ofSeconds(5);

    /**
     * The same if two groups do not know where the other is (M16): a lonely domain asks and announces at intervals that
     * double up to 60 s ± 10 %, the answerable ask each 50 to 70 s; then they call each other as above.
     */
    public static final Duration FOUND = Duration.ofSeconds(75);

    /**
     * So long after ours agree among each other they agree on originals (M13): the next call comes after up to 40 s, the
     * isolation timeout is up to 100 s, and a dial takes up to 3 s; whoever was given up calls by itself each 40 s.
     */
    public static final Duration ORIGINALS = Duration.ofSeconds(150);

    /** Longest message, with the fields for originals, in bytes (M4.4). */
    public static final int LONGEST_MESSAGE = (256 + 64) << 10;

    /** Addresses that may wait to be dialled (M6.1). */
    public static final int WAITING_DIALS = 1024;

    private Bounds() {}
}

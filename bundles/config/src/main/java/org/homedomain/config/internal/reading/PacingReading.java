// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.time.Duration;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.PacingSettings;

/** Reads when a domain does what. */
final class PacingReading {

    /** Below it a dial fails on a busy small machine before the peer could answer. */
    static final Duration LEAST_DIAL = Duration.ofMillis(250);
    /** Below it domains spend their time checking. */
    static final Duration LEAST_CHECK = Duration.ofMillis(100);
    /** Below it a pause of the garbage collector looks like a death. */
    static final Duration LEAST_SUSPICION = Duration.ofMillis(500);

    private PacingReading() {}

    static PacingSettings read(TableReader top) {
        TableReader connection = top.table("connectionConfig");
        Duration dial = connection.duration("dialtimeout", LEAST_DIAL, Duration.ofSeconds(3));
        DurationRange isolationCheck = connection.range("isolationCheck", LEAST_CHECK, range(500, 10_000));
        DurationRange isolationTimeout = connection.range("isolationTimeout", LEAST_CHECK, range(5_000, 100_000));
        DurationRange heartbeat = connection.range("heartbeatCheck", LEAST_CHECK, range(1_000, 40_000));
        connection.finish();
        TableReader membership = top.table("membership");
        Duration beat = membership.duration("beatInterval", LEAST_CHECK, Duration.ofMillis(800));
        Duration suspicion = membership.duration("suspicionTimeout", LEAST_SUSPICION, Duration.ofSeconds(1));
        membership.finish();
        return new PacingSettings(dial, isolationCheck, isolationTimeout, heartbeat, beat, suspicion);
    }

    static DurationRange range(long minMillis, long maxMillis) {
        return new DurationRange(Duration.ofMillis(minMillis), Duration.ofMillis(maxMillis));
    }
}

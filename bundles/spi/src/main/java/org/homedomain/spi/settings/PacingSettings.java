// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.time.Duration;

/**
 * When a domain does what.
 *
 * @param dialTimeout bound on connecting to a peer, at least 250 ms, default 3 s
 * @param isolationCheck how often loneliness is looked at, at least 100 ms, default 0.5 to 10 s
 * @param isolationTimeout how long without contact to an original until it counts as gone, default 5 to 100 s
 * @param heartbeatCheck how often an original is contacted, at least 100 ms, default 1 to 40 s
 * @param beatInterval how often a sign of life is given to those who watch, at least 100 ms, default 800 ms; the same in the
 *     whole dominion, since a watcher judges by its own
 * @param suspicionTimeout how long a suspect has to refute, at least 500 ms, default 1 s
 */
public record PacingSettings(
        Duration dialTimeout,
        DurationRange isolationCheck,
        DurationRange isolationTimeout,
        DurationRange heartbeatCheck,
        Duration beatInterval,
        Duration suspicionTimeout) {}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What happened to peers since this domain started, as far as it is kept, an OSGi service. May be called from any thread
 * and never blocks.
 *
 * <p>To follow events without missing one, register a {@link PeerListener} that does no more than wake the reader, and
 * let the reader ask for what came after the last number it has seen.
 */
@ProviderType
public interface PeerHistory {

    /** So many events are kept; the oldest go first. */
    int CAPACITY = 1_000;

    /**
     * Events with a higher number, the oldest first.
     *
     * @param number 0 for all that are kept
     */
    List<Happening> after(long number);

    /**
     * One event.
     *
     * @param number counts the events of one run of this domain, from 1, without gaps
     * @param age time since it happened
     * @param time when it happened, by this machine's clock as it is set now; for display only
     * @param event what happened
     */
    record Happening(long number, Duration age, Instant time, PeerEvent event) {}
}

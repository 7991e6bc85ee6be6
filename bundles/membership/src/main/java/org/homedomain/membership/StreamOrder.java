// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;

/**
 * What a step wants done with an open stream to a peer. Streams this domain opens are numbered upwards from 1; whoever
 * takes those of others numbers them downwards from -1.
 */
public sealed interface StreamOrder {

    /** Which stream. */
    long streamId();

    /**
     * Open one, to the first address of the target.
     *
     * @param greeting to be said first
     */
    record Open(long streamId, Endpoint target, Handshake greeting) implements StreamOrder {}

    /** Accept one that was offered. */
    record Greet(long streamId, Handshake greeting) implements StreamOrder {}

    /** Give a sign of life on it. */
    record Say(long streamId, Beat beat) implements StreamOrder {}

    /** Tell on it what was found out about a third domain. */
    record Tell(long streamId, Verdict verdict) implements StreamOrder {}

    /**
     * Refuse or end it; nothing more is heard of it.
     *
     * @param sentence why, for people
     */
    record End(long streamId, FailureReason reason, String sentence) implements StreamOrder {}
}

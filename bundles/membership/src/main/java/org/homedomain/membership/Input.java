// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.Verdict;

/** What can happen to a domain, as far as membership is concerned. */
public sealed interface Input {

    /**
     * The domain starts; always the first input.
     *
     * @param remembered what an earlier run left on disk
     */
    record Started(Remembered remembered) implements Input {}

    /**
     * Somebody seems to be there.
     *
     * @param id under which it was announced; empty if unknown
     * @param endpoint where to dial
     * @param source what told of it, for people
     */
    record Sighted(Optional<String> id, Endpoint endpoint, String source) implements Input {}

    /**
     * A peer's identity list came in and wants an answer.
     *
     * @param token names the answer that belongs to it
     * @param message what was sent
     * @param remoteAddress the IP address it came from, as text
     */
    record ExchangeReceived(long token, ExchangeMessage message, String remoteAddress) implements Input {}

    /**
     * An exchange of ours was answered.
     *
     * @param exchangeId of the {@link Send}
     * @param message the answer
     * @param address the address of the target that worked
     */
    record ReplyReceived(long exchangeId, ExchangeMessage message, String address) implements Input {}

    /**
     * An exchange of ours failed.
     *
     * @param exchangeId of the {@link Send}
     * @param reason why
     * @param sentence why, for people
     */
    record ExchangeFailed(long exchangeId, FailureReason reason, String sentence) implements Input {}

    /**
     * A peer wants to keep a stream open; the answer is a {@link StreamOrder.Greet} or {@link StreamOrder.End}.
     *
     * @param streamId negative, never used before
     * @param greeting what the peer says of itself
     * @param remoteAddress the IP address it came from, as text
     */
    record StreamOffered(long streamId, Handshake greeting, String remoteAddress) implements Input {}

    /** The other end of a stream that this domain opened said who it is. */
    record StreamGreeted(long streamId, Handshake greeting) implements Input {}

    /** A sign of life came on a stream. */
    record BeatReceived(long streamId, Beat beat) implements Input {}

    /** The other end found something out about a third domain, or about this one. */
    record VerdictReceived(long streamId, Verdict verdict) implements Input {}

    /**
     * A stream ended without an order from here, or could not be opened.
     *
     * @param reason why
     * @param sentence why, for people
     */
    record StreamEnded(long streamId, FailureReason reason, String sentence) implements Input {}

    /** The moment asked for by {@link Output#wakeAtNanos()} has come, or any other moment. */
    record TimeDue() implements Input {}

    /**
     * What this domain tells of itself is now this.
     *
     * @param identity all of it
     */
    record IdentityChanged(LocalIdentity identity) implements Input {}

    /**
     * The pacing is now this.
     *
     * @param pacing all of it
     */
    record PacingChanged(Pacing pacing) implements Input {}

    /**
     * A person wants to join the dominion of whoever is there.
     *
     * @param token names the answer
     * @param endpoint where to dial
     */
    record JoinAsked(long token, Endpoint endpoint) implements Input {}

    /**
     * A person wants this domain to say goodbye.
     *
     * @param token names the answer
     */
    record LeaveAsked(long token) implements Input {}

    /**
     * A person wants this domain to be away for a while.
     *
     * @param token names the answer
     * @param absence how long, more than zero
     */
    record SleepAsked(long token, Duration absence) implements Input {}

    /**
     * A person wants this domain back before its absence is over.
     *
     * @param token names the answer
     */
    record WakeAsked(long token) implements Input {}

    /**
     * A dominion entry is written by this domain.
     *
     * @param key its key
     * @param deleted whether it is deleted
     * @param value its value; empty when deleted
     */
    record EntryPut(String key, boolean deleted, Octets value) implements Input {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.api.peer.Peer;
import org.homedomain.spi.exchange.ExchangeMessage;

/** The end of something that was asked with a token. */
public sealed interface Answer {

    /** The token of the input that asked. */
    long token();

    /** The reply to a peer. */
    record Reply(long token, ExchangeMessage message) implements Answer {}

    /** A peer is told that its message is not taken; {@code reason} is MISDIRECTED or OWN_ID. */
    record Refusal(long token, FailureReason reason, String sentence) implements Answer {}

    /** A person's join reached this peer. */
    record Joined(long token, Peer peer) implements Answer {}

    /** A person's join reached nobody of use. */
    record NotJoined(long token, String sentence) implements Answer {}

    /** Everybody was told goodbye, or a second has passed. */
    record HasLeft(long token) implements Answer {}

    /** The absence is over. */
    record Awake(long token) implements Answer {}

    /** What a person wants makes no sense now. */
    record NotDone(long token, String sentence) implements Answer {}
}

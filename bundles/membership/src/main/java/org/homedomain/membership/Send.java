// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;

/**
 * An exchange to start. It ends in one {@link Input.ReplyReceived} or {@link Input.ExchangeFailed} with its ID.
 *
 * @param exchangeId unique within this run
 * @param target whom to call; all its addresses are tried
 * @param message what to send
 * @param deadline bound on the whole exchange
 */
public record Send(long exchangeId, Endpoint target, ExchangeMessage message, Duration deadline) {}

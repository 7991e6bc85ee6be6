// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.spi.exchange.ExchangeMessage;

/**
 * A message and what it tells.
 *
 * @param message to send
 * @param upTo the last line of the change log that it carries
 */
record Composed(ExchangeMessage message, long upTo) {}

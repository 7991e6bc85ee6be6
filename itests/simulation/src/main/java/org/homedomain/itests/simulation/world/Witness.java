// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.List;
import org.homedomain.membership.Output;
import org.homedomain.spi.exchange.ExchangeMessage;

/** Sees all that domains do. */
public interface Witness {

    /** A process started; nothing has happened to it yet. */
    default void started(Domain domain) {}

    /** A process is gone. */
    default void ended(Domain domain) {}

    /** A step is done. */
    default void stepped(Domain domain, Output output) {}

    /** What a domain knows was written to its disk. */
    default void kept(Domain domain, List<ExchangeMessage> snapshot) {}

    /** A message of so many bytes was sent, as a request or as an answer. */
    default void said(Domain domain, ExchangeMessage message, int size) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.function.ObjIntConsumer;
import org.homedomain.membership.Answer;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;

/** A process that others can connect to. */
interface Speaker {

    /** The connection belongs to this process, too, from now on. */
    void accepted(Connection connection);

    /** The connection does not any more. */
    void released(Connection connection);

    /** Somebody opens a stream; returns this end of it. */
    Line offered(Line opener, Handshake greeting);

    /** A message came in; the answer goes back to whoever asked, with its size in bytes. */
    void receive(ExchangeMessage message, String remoteAddress, ObjIntConsumer<Answer> answer);
}

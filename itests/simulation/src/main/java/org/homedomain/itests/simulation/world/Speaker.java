// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.function.ObjIntConsumer;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Input;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;

/** A process that others can connect to and that hears multicast DNS. */
interface Speaker {

    /** The connection belongs to this process, too, from now on. */
    void accepted(Connection connection);

    /** The connection does not any more. */
    void released(Connection connection);

    /** Somebody opens a stream; returns this end of it, or the opener itself if this process knows no streams. */
    Line offered(Line opener, Handshake greeting);

    /** A message came in; the answer goes back to whoever asked, with its size in bytes. */
    void receive(ExchangeMessage message, String remoteAddress, ObjIntConsumer<Answer> answer);

    /** Multicast DNS: somebody asks who is there. */
    void asked();

    /** Multicast DNS: somebody says where it is. */
    void announced(Input.Sighted sighting);

    /** The process stood still and goes on before its time. */
    void resumed();

    /** The process is gone, or the machine under it, too. */
    void end(boolean machineToo);
}

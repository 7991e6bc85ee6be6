// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Send;
import org.homedomain.spi.exchange.ExchangeMessage;

/** A process that calls others. */
interface Caller extends Speaker {

    /** Its connections. */
    Pool pool();

    /** What it has to do. */
    Agenda agenda();

    /** A call was answered, by the address that worked. */
    void replied(Send send, ExchangeMessage message, String address);

    /** A call failed. */
    void failed(Send send, FailureReason reason);
}

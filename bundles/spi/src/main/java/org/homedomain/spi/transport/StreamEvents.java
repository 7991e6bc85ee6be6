// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.osgi.annotation.versioning.ConsumerType;

/** What comes from the other end of an open stream, in its order, on a thread of the transport, which must not be blocked. */
@ConsumerType
public interface StreamEvents {

    /** The accepting end said who it is. */
    void greeted(Handshake greeting);

    /** A sign of life came. */
    void beat(Beat beat);

    /** The other end found something out about a third domain, or about this one. */
    void told(Verdict verdict);

    /** It is over: the last that is told, and told once. */
    void ended(ExchangeFailure why);
}

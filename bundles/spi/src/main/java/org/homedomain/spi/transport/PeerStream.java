// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One end of an open stream between two domains. It lives as long as both processes and the connection do, and both ends
 * learn of its end: at once when the other process ends, late or never when the line goes silent. Thread-safe; no method
 * blocks; what is said after the end is dropped.
 */
@ProviderType
public interface PeerStream {

    /** Says who is at this end: the accepting one, once; the opener's greeting went with the opening. */
    void greet(Handshake greeting);

    /** Gives a sign of life. */
    void beat(Beat beat);

    /** Tells what was found out about a third domain; dropped, and nobody told, if the other end does not keep up. */
    void tell(Verdict verdict);

    /** Ends it; the other end is told the sentence. Nothing more is told to this end. */
    void end(ExchangeFailure why);
}

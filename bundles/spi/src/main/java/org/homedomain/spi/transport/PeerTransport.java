// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries messages to peers; an OSGi service that exists while the server listens. All methods may be called from any
 * thread and return at once. Stages complete on a thread of the transport, which must not be blocked; they always
 * complete, at the latest when the deadline has passed, and exceptionally only with an {@link ExchangeFailure}. A slow
 * or dead target never delays an exchange with another.
 */
@ProviderType
public interface PeerTransport {

    /** The TCP port this domain's server listens on. */
    int port();

    /**
     * Sends an identity list and waits for the one that comes back. All addresses of the target are tried, a dead one
     * does not hold up the next for longer than 250 ms; the receiver may therefore see the message twice.
     *
     * @param deadline bound on the whole call, from now
     */
    CompletionStage<Reply> exchange(Endpoint target, ExchangeMessage message, Duration deadline);

    /**
     * One empty round trip to the target's server.
     *
     * @return the time from sending to the answer, on an established connection
     */
    CompletionStage<Duration> ping(Endpoint target, Duration deadline);

    /**
     * Opens a stream to a target that has answered an exchange before. Its first address is tried, no other.
     *
     * @param greeting who speaks, and whom it expects
     * @param events told what comes; of a failure to open as an end
     */
    PeerStream open(Endpoint target, Handshake greeting, StreamEvents events);

    /** Gives up the connections to an endpoint that is not used any more; a later call opens new ones. */
    void forget(Endpoint target);

    /**
     * What came back.
     *
     * @param message the answer
     * @param address the address of the target that worked
     * @param roundTrip from sending to the answer, on a connection that stood before; empty if it was made for this
     */
    record Reply(ExchangeMessage message, String address, Optional<Duration> roundTrip) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers what peers ask; an OSGi service that membership provides and the transport calls, from any of its threads.
 * No method blocks. While there is none, the transport answers UNAVAILABLE.
 */
@ProviderType
public interface PeerHandler {

    /**
     * An identity list came in.
     *
     * @param message what was sent
     * @param remoteAddress the IP address it came from, as text
     * @return what to answer; exceptionally an {@link ExchangeFailure} of reason MISDIRECTED or OWN_ID, which the
     *     transport answers as FAILED_PRECONDITION with the failure's sentence
     */
    CompletionStage<ExchangeMessage> onExchange(ExchangeMessage message, String remoteAddress);

    /**
     * A peer opens a stream. It is accepted by {@link PeerStream#greet} or refused by {@link PeerStream#end}, soon.
     *
     * @param greeting what it says of itself
     * @param remoteAddress the IP address it came from, as text
     * @return who is told what comes
     */
    StreamEvents onStream(PeerStream stream, Handshake greeting, String remoteAddress);

    /** Everything known, as an original understands it ({@code DumpIdentityList}). */
    ExchangeMessage dump();

    /** Where a home service of that name is to be had, each {@code host:port} ({@code GetServices}); may be empty. */
    List<String> serviceAddresses(String serviceName);
}

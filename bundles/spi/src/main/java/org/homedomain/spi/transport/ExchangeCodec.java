// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.transport;

import java.io.IOException;
import java.time.Duration;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
import org.osgi.annotation.versioning.ProviderType;

/** Turns values into bytes and back; an OSGi service. Pure, callable from any thread. */
@ProviderType
public interface ExchangeCodec {

    /** Makes the record of this domain itself, encoded once and from then on relayed as these bytes. */
    OwnerRecord seal(Identity identity, Stamp stamp, Intention intention, Duration sleep);

    /** The message as it would go over the wire; also the form of the snapshot on disk. */
    Octets encode(ExchangeMessage message);

    /**
     * The reverse of {@link #encode}, with the same caps and the same leniency as for input from the network.
     *
     * @throws IOException if the bytes are no message at all
     */
    ExchangeMessage decode(Octets bytes) throws IOException;
}

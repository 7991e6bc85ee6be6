// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;

/** Encodes this domain's own record; pure. */
@FunctionalInterface
public interface RecordSeal {

    /** The record with its exact bytes. */
    OwnerRecord seal(Identity identity, Stamp stamp, Intention intention, Duration sleep);
}

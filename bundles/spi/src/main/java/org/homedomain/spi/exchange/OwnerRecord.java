// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import java.time.Duration;
import org.homedomain.api.peer.Identity;

/**
 * What a domain tells of itself, as its owner encoded it. Relayed as {@code encoded}, untouched, so that fields this
 * version does not know survive and signing stays possible.
 *
 * @param identity the decoded part
 * @param stamp orders the owner's records
 * @param intention what the owner is about to do
 * @param sleep announced absence when {@code intention} is SLEEPING, counted from the owner's writing; else zero
 * @param protocol versions of the protocol the owner speaks
 * @param encoded the owner's exact bytes
 */
public record OwnerRecord(
        Identity identity, Stamp stamp, Intention intention, Duration sleep, ProtocolRange protocol, Octets encoded) {

    /** Shorthand for the owner's ID. */
    public String id() {
        return identity.id();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.time.Duration;
import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.membership.RecordSeal;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;

/** A version of our software: the current one, or the one before it, which knows of no streams. */
public enum Edition {
    OLDER(ProtocolRange.STREAMS - 1),
    CURRENT(ProtocolRange.OURS.highest());

    private final int highest;

    Edition(int highest) {
        this.highest = highest;
    }

    private ProtocolRange protocol() {
        return new ProtocolRange(ProtocolRange.OURS.lowest(), highest);
    }

    boolean keepsStreams() {
        return highest >= ProtocolRange.STREAMS;
    }

    /** Its own record says what it speaks. */
    RecordSeal sealing(RecordSeal seal) {
        return (Identity identity, Stamp stamp, Intention intention, Duration sleep) -> {
            OwnerRecord sealed = seal.seal(identity, stamp, intention, sleep);
            return new OwnerRecord(
                    sealed.identity(),
                    sealed.stamp(),
                    sealed.intention(),
                    sealed.sleep(),
                    protocol(),
                    sealed.encoded());
        };
    }

    /** Its handshake says so, too. */
    ExchangeMessage spoken(ExchangeMessage message) {
        if (this == CURRENT || message.dominion().isEmpty()) {
            return message;
        }
        DominionPart part = message.dominion().get();
        Handshake said = part.handshake();
        Handshake handshake =
                new Handshake(said.title(), said.senderId(), said.senderBoot(), said.expectedId(), protocol());
        return new ExchangeMessage(
                message.sender(),
                message.known(),
                Optional.of(new DominionPart(
                        handshake, part.records(), part.originals(), part.verdicts(), part.entries())));
    }
}

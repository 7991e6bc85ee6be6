// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;

/** Whether others understand a domain: one that they do not is there, and nobody sees it. */
public final class Understood {

    private static final long WALL_CLOCK = 1_790_000_000_000_000_000L;

    private Understood() {}

    /** A codec of production; its counts are read by nobody. */
    public static WireCodec codec() {
        DropCounts drops = new DropCounts();
        return new WireCodec(new MessageEncoder(drops, () -> WALL_CLOCK), new MessageDecoder(drops));
    }

    /** Fails unless what a domain tells of itself arrives as it is. */
    public static void check(String title, Identity own, long incarnation) throws IOException {
        WireCodec codec = codec();
        OwnerRecord sealed = codec.seal(own, new Stamp(incarnation, 1, 1), Intention.ACTIVE, Duration.ZERO);
        Handshake handshake = new Handshake(title, own.id(), 1, Optional.empty(), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, List.of(sealed), List.of(), List.of(), List.of());
        ExchangeMessage told = new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
        Check.equal(told, codec.decode(codec.encode(told)), "what a domain tells of itself");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.io.IOException;
import java.util.List;
import org.homedomain.itests.fuzz.Addresses;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Choices;
import org.homedomain.spi.exchange.ExchangeMessage;

/** An identity list from anywhere; the first byte says from where. */
public final class MessageFuzz {

    private static final long WALL_CLOCK = 1_790_000_000_000_000_000L;

    private static final List<Origin> ORIGINS = List.of(
            Origin.of(Addresses.of(10, 0, 0, 9)),
            Origin.of(Addresses.of(127, 0, 0, 1)),
            Origin.of(Addresses.LINK_LOCAL),
            Origin.DISK);

    private MessageFuzz() {}

    /** Whatever could be read can be told to others, and they read the same. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        Origin origin = choices.of(ORIGINS);
        DropCounts drops = new DropCounts();
        MessageDecoder decoder = new MessageDecoder(drops);
        ExchangeMessage read;
        try {
            read = decoder.decode(choices.rest(), origin);
        } catch (IOException documented) {
            return;
        }
        byte[] told = new MessageEncoder(drops, () -> WALL_CLOCK).encode(read);
        Check.that(told.length <= WireCaps.MAX_MESSAGE_SIZE, "a message of " + told.length + " bytes");
        ExchangeMessage again = decoder.decode(told, origin);
        Check.equal(0L, drops.of(Drop.LEFT_OUT), "left out");
        Check.equal(read, again, "read again");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.io.IOException;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Heard;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;

/** A message of an open stream. */
public final class StreamFuzz {

    private StreamFuzz() {}

    /** What was understood is understood again once it is told. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Heard first = new Heard();
        try {
            StreamCodec.decode(input, first);
        } catch (IOException documented) {
            Check.that(first.all().isEmpty(), "told of a message that is none");
            return;
        }
        Check.that(first.all().size() <= 1, "one message, " + first.all().size() + " events");
        for (Object said : first.all()) {
            byte[] told = encode(said);
            Check.that(told.length <= WireCaps.MAX_STREAM_MESSAGE_SIZE, "a message of " + told.length + " bytes");
            Heard again = new Heard();
            StreamCodec.decode(told, again);
            Check.equal(first.all(), again.all(), "read again");
        }
    }

    private static byte[] encode(Object said) {
        if (said instanceof Beat beat) {
            return StreamCodec.encode(beat);
        }
        return said instanceof Verdict verdict ? StreamCodec.encode(verdict) : StreamCodec.encode((Handshake) said);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.transport.ExchangeCodec;

/** The codec of production. Its wall clock, which only fields for originals show, stands still. */
final class Codec {

    private static final long WALL_CLOCK = 1_790_000_000_000_000_000L;

    private Codec() {}

    static ExchangeCodec ours() {
        DropCounts drops = new DropCounts();
        return new WireCodec(new MessageEncoder(drops, () -> WALL_CLOCK), new MessageDecoder(drops));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.proto.grpcdomain.IdentityList;
import org.homedomain.spi.exchange.ExchangeMessage;

/** Identity lists of originals and of ours. */
public final class MessageDecoder {

    private static final Map<Integer, Integer> CAPS = Map.of(
            IdentityList.IDENTITY_FIELD_NUMBER, 1,
            IdentityList.KNOWN_FIELD_NUMBER, WireCaps.MAX_IDENTITIES,
            IdentityList.DOMINION_FIELD_NUMBER, 1);

    private final DropCounts drops;
    private final IdentityDecoder identities;
    private final DominionDecoder dominions;

    public MessageDecoder(DropCounts drops) {
        this.drops = drops;
        this.identities = new IdentityDecoder(drops);
        this.dominions = new DominionDecoder(drops, identities);
    }

    /** What it leaves out is counted there. */
    public DropCounts drops() {
        return drops;
    }

    /**
     * Decodes what is well-formed and within the caps; leaves out and counts the rest.
     *
     * @param bytes must not change afterwards
     * @throws IOException if the bytes are no message at all
     */
    public ExchangeMessage decode(byte[] bytes, Origin origin) throws IOException {
        try {
            return message(Slices.of(UnsafeByteOperations.unsafeWrap(bytes), CAPS, drops), origin);
        } catch (IOException e) {
            drops.count(Drop.MESSAGE, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private ExchangeMessage message(Slices slices, Origin origin) throws IOException {
        Optional<ByteString> dominion = slices.first(IdentityList.DOMINION_FIELD_NUMBER);
        Optional<ExchangeMessage.DominionPart> part =
                dominion.isEmpty() ? Optional.empty() : Optional.of(dominions.part(dominion.get(), origin));
        List<Identity> sender = ElementDecoding.encoded(
                slices.all(IdentityList.IDENTITY_FIELD_NUMBER), drops, element -> identities.sender(element, origin));
        List<Identity> known = ElementDecoding.encoded(
                slices.all(IdentityList.KNOWN_FIELD_NUMBER), drops, element -> identities.known(element, origin));
        return new ExchangeMessage(sender.stream().findFirst(), known, part);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.homedomain.proto.v1.DominionPart;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.Verdict;

/** Our own part of a message. */
final class DominionDecoder {

    private static final Map<Integer, Integer> CAPS = Map.of(
            DominionPart.HANDSHAKE_FIELD_NUMBER, 1,
            DominionPart.RECORDS_FIELD_NUMBER, WireCaps.MAX_RECORDS,
            DominionPart.ORIGINALS_FIELD_NUMBER, WireCaps.MAX_IDENTITIES,
            DominionPart.VERDICTS_FIELD_NUMBER, WireCaps.MAX_VERDICTS,
            DominionPart.ENTRIES_FIELD_NUMBER, WireCaps.MAX_ENTRIES);

    private final DropCounts drops;
    private final IdentityDecoder identities;
    private final RecordDecoder records;

    DominionDecoder(DropCounts drops, IdentityDecoder identities) {
        this.drops = drops;
        this.identities = identities;
        this.records = new RecordDecoder(drops);
    }

    /**
     * Decodes.
     *
     * @throws IOException if it is no message, or nobody can tell who speaks
     */
    ExchangeMessage.DominionPart part(ByteString encoded, Origin origin) throws IOException {
        Slices slices = Slices.of(encoded, CAPS, drops);
        Handshake handshake = slices.first(DominionPart.HANDSHAKE_FIELD_NUMBER)
                .flatMap(element -> ElementDecoding.one(element, drops, DominionDecoder::handshake))
                .orElseThrow(() -> new IOException("the handshake is missing or malformed"));
        return new ExchangeMessage.DominionPart(
                handshake,
                ElementDecoding.encoded(
                        slices.all(DominionPart.RECORDS_FIELD_NUMBER),
                        drops,
                        element -> records.record(element, origin, handshake.senderId())),
                ElementDecoding.encoded(
                        slices.all(DominionPart.ORIGINALS_FIELD_NUMBER),
                        drops,
                        element -> identities.known(element, origin)),
                ElementDecoding.encoded(
                        slices.all(DominionPart.VERDICTS_FIELD_NUMBER), drops, DominionDecoder::verdict),
                ElementDecoding.encoded(slices.all(DominionPart.ENTRIES_FIELD_NUMBER), drops, DominionDecoder::entry));
    }

    static Handshake handshake(ByteString encoded) throws BadElementException, InvalidProtocolBufferException {
        if (encoded.size() > WireCaps.MAX_ELEMENT_SIZE) {
            throw new BadElementException(Drop.OVERSIZED, "a handshake of " + encoded.size() + " bytes");
        }
        var wire = org.homedomain.proto.v1.Handshake.parseFrom(encoded);
        Optional<String> expected = wire.getExpectedId().isEmpty()
                ? Optional.empty()
                : Optional.of(Texts.id(wire.getExpectedId(), Drop.MESSAGE));
        return new Handshake(
                Texts.bounded(wire.getTitle(), WireCaps.MAX_TITLE_LENGTH, Drop.MESSAGE),
                Texts.id(wire.getSenderId(), Drop.MESSAGE),
                wire.getSenderBoot(),
                expected,
                Bounds.protocol(wire.getLowestProtocol(), wire.getHighestProtocol(), Drop.MESSAGE));
    }

    static Verdict verdict(ByteString encoded) throws BadElementException, InvalidProtocolBufferException {
        var wire = org.homedomain.proto.v1.Verdict.parseFrom(encoded);
        Verdict.Kind kind =
                switch (wire.getKind()) {
                    case VERDICT_KIND_SUSPECT -> Verdict.Kind.SUSPECT;
                    case VERDICT_KIND_FAILED -> Verdict.Kind.FAILED;
                    case VERDICT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                        throw new BadElementException(Drop.VERDICT, "unknown kind " + wire.getKindValue());
                };
        return new Verdict(
                Texts.id(wire.getSubjectId(), Drop.VERDICT),
                Bounds.count(wire.getIncarnation(), Drop.VERDICT),
                kind,
                Bounds.duration(wire.getElapsedMillis(), WireCaps.MAX_ELAPSED, Drop.VERDICT),
                Texts.id(wire.getAccuserId(), Drop.VERDICT),
                wire.getRefused());
    }

    private static DominionEntry entry(ByteString encoded) throws BadElementException, InvalidProtocolBufferException {
        var wire = org.homedomain.proto.v1.DominionEntry.parseFrom(encoded);
        String key = Texts.bounded(wire.getKey(), DominionEntry.MAX_KEY_LENGTH, Drop.ENTRY);
        if (key.isEmpty() || wire.getValue().size() > DominionEntry.MAX_VALUE_SIZE) {
            throw new BadElementException(
                    Drop.ENTRY, "no key, or a value of " + wire.getValue().size() + " bytes");
        }
        Octets value =
                wire.getDeleted() ? Octets.EMPTY : Octets.copyOf(wire.getValue().toByteArray());
        return new DominionEntry(
                key,
                Bounds.count(wire.getCounter(), Drop.ENTRY),
                Texts.id(wire.getWriter(), Drop.ENTRY),
                wire.getDeleted(),
                value);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.homedomain.api.peer.Identity;
import org.homedomain.proto.grpcdomain.IdentityList;
import org.homedomain.proto.grpcdomain.ServiceIdentity;
import org.homedomain.proto.v1.DominionPart;
import org.homedomain.proto.v1.VerdictKind;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;

/** Identity lists as originals and ours read them. What does not fit into a message is left out, the last first. */
public final class MessageEncoder {

    /** More than tag and length of an element, and of the part around it, take. */
    private static final int FRAMING = 8;

    private final DropCounts drops;
    private final LongSupplier wallClockNanos;

    /**
     * @param wallClockNanos Unix time, for the fields that originals read
     */
    public MessageEncoder(DropCounts drops, LongSupplier wallClockNanos) {
        this.drops = drops;
        this.wallClockNanos = wallClockNanos;
    }

    /** The message as it goes over the wire. */
    public byte[] encode(ExchangeMessage message) {
        IdentityList.Builder list = IdentityList.newBuilder();
        Room room = new Room(WireCaps.MAX_MESSAGE_SIZE);
        message.sender()
                .map(this::identity)
                .ifPresent(sender -> room.put(List.of(sender), s -> s, size(), list::setIdentity));
        message.dominion().ifPresent(part -> list.setDominion(dominion(part, room)));
        room.put(message.known(), this::identity, size(), list::addKnown);
        if (room.leftOut > 0) {
            drops.count(Drop.LEFT_OUT, room.leftOut, "a message of more than " + WireCaps.MAX_MESSAGE_SIZE + " bytes");
        }
        return list.build().toByteArray();
    }

    private DominionPart dominion(ExchangeMessage.DominionPart part, Room room) {
        DominionPart.Builder wire = DominionPart.newBuilder().setHandshake(handshake(part.handshake()));
        room.left -= wire.build().getSerializedSize() + FRAMING;
        room.put(
                part.records(),
                owned -> UnsafeByteOperations.unsafeWrap(owned.encoded().toByteArray()),
                ByteString::size,
                wire::addRecords);
        room.put(part.verdicts(), MessageEncoder::verdict, size(), wire::addVerdicts);
        room.put(part.originals(), this::identity, size(), wire::addOriginals);
        room.put(part.entries(), MessageEncoder::entry, size(), wire::addEntries);
        return wire.build();
    }

    private org.homedomain.proto.grpcdomain.Identity identity(Identity identity) {
        long now = wallClockNanos.getAsLong();
        var wire = org.homedomain.proto.grpcdomain.Identity.newBuilder()
                .setUuid(identity.id())
                .setVersion(identity.version())
                .setLastContact(now)
                .setPort(identity.endpoint().port());
        identity.endpoint()
                .addressForOthers()
                .ifPresent(address -> wire.setIp(ByteString.copyFromUtf8(IpText.sent(address))));
        identity.services().stream()
                .map(service -> ServiceIdentity.newBuilder()
                        .setName(service.name())
                        .setPort(service.port())
                        .setLastContact(now))
                .forEach(wire::addServices);
        return wire.build();
    }

    static org.homedomain.proto.v1.Handshake handshake(Handshake handshake) {
        return org.homedomain.proto.v1.Handshake.newBuilder()
                .setTitle(handshake.title())
                .setSenderId(handshake.senderId())
                .setSenderBoot(handshake.senderBoot())
                .setExpectedId(handshake.expectedId().orElse(""))
                .setLowestProtocol(handshake.protocol().lowest())
                .setHighestProtocol(handshake.protocol().highest())
                .build();
    }

    static org.homedomain.proto.v1.Verdict verdict(Verdict verdict) {
        return org.homedomain.proto.v1.Verdict.newBuilder()
                .setSubjectId(verdict.subjectId())
                .setIncarnation(verdict.incarnation())
                .setKind(
                        switch (verdict.kind()) {
                            case SUSPECT -> VerdictKind.VERDICT_KIND_SUSPECT;
                            case FAILED -> VerdictKind.VERDICT_KIND_FAILED;
                        })
                .setElapsedMillis(Math.min(verdict.elapsed().toMillis(), WireCaps.MAX_ELAPSED.toMillis()))
                .setAccuserId(verdict.accuserId())
                .setRefused(verdict.refused())
                .build();
    }

    private static org.homedomain.proto.v1.DominionEntry entry(DominionEntry entry) {
        return org.homedomain.proto.v1.DominionEntry.newBuilder()
                .setKey(entry.key())
                .setCounter(entry.counter())
                .setWriter(entry.writer())
                .setDeleted(entry.deleted())
                .setValue(UnsafeByteOperations.unsafeWrap(entry.value().toByteArray()))
                .build();
    }

    private static <M extends com.google.protobuf.MessageLite> ToIntFunction<M> size() {
        return M::getSerializedSize;
    }

    /** Space left in one message. */
    private static final class Room {

        private int left;
        private int leftOut;

        Room(int left) {
            this.left = left;
        }

        <V, M> void put(List<V> values, Function<V, M> encoding, ToIntFunction<M> size, Consumer<M> target) {
            for (V value : values) {
                M encoded = encoding.apply(value);
                int needed = size.applyAsInt(encoded) + FRAMING;
                if (needed > left) {
                    leftOut++;
                } else {
                    left -= needed;
                    target.accept(encoded);
                }
            }
        }
    }
}

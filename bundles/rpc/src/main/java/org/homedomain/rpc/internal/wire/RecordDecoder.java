// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.proto.v1.IdentityRecord;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;

/** Owner records: decoded for us, kept as bytes for others. */
final class RecordDecoder {

    private final DropCounts drops;

    RecordDecoder(DropCounts drops) {
        this.drops = drops;
    }

    OwnerRecord record(ByteString encoded, Origin origin, String senderId)
            throws BadElementException, InvalidProtocolBufferException {
        IdentityRecord wire = IdentityRecord.parseFrom(encoded);
        return new OwnerRecord(
                identity(wire, origin, senderId),
                stamp(wire),
                intention(wire),
                sleep(wire),
                Bounds.protocol(wire.getLowestProtocol(), wire.getHighestProtocol(), Drop.STAMP),
                Octets.copyOf(encoded.toByteArray()));
    }

    private Identity identity(IdentityRecord wire, Origin origin, String senderId) throws BadElementException {
        String id = Texts.id(wire.getId(), Drop.ID);
        String name = wire.getName().isEmpty() ? id : Texts.name(wire.getName(), Drop.NAME);
        int port = IdentityDecoder.port(wire.getPort(), Drop.PORT);
        String version = Texts.version(wire.getVersion());
        var services = ElementDecoding.atMost(
                WireCaps.MAX_SERVICES,
                wire.getServicesList(),
                drops,
                service -> IdentityDecoder.service(service.getName(), service.getPort()));
        List<String> traits = ElementDecoding.atMost(
                WireCaps.MAX_TRAITS, wire.getTraitsList(), drops, trait -> Texts.name(trait, Drop.TRAIT));
        List<String> addresses = addresses(wire, origin, id.equals(senderId));
        return new Identity(id, name, new Endpoint(addresses, port), version, Set.copyOf(traits), services);
    }

    /** Bad addresses go alone, unless nothing good remains of a list that was not empty. */
    private List<String> addresses(IdentityRecord wire, Origin origin, boolean ofSender) throws BadElementException {
        List<String> told = wire.getAddressesList();
        List<Optional<String>> good =
                ElementDecoding.atMost(WireCaps.MAX_ADDRESSES, told, drops, text -> IpText.received(text, origin));
        List<String> usable = good.stream().flatMap(Optional::stream).distinct().toList();
        if (usable.isEmpty() && ofSender) {
            return origin.address().stream().toList();
        }
        if (good.isEmpty() && !told.isEmpty()) {
            throw new BadElementException(Drop.ADDRESS, "a record whose addresses are all bad");
        }
        return usable;
    }

    private static Stamp stamp(IdentityRecord wire) throws BadElementException {
        return new Stamp(
                Bounds.count(wire.getIncarnation(), Drop.STAMP),
                Bounds.count(wire.getRevision(), Drop.STAMP),
                wire.getBoot());
    }

    private static Duration sleep(IdentityRecord wire) throws BadElementException {
        return Bounds.duration(wire.getSleepMillis(), WireCaps.MAX_SLEEP, Drop.STAMP);
    }

    /** An intention of a later version: the owner takes part, but we know better than to rely on it as a host. */
    private static Intention intention(IdentityRecord wire) {
        return switch (wire.getIntention()) {
            case INTENTION_ACTIVE -> Intention.ACTIVE;
            case INTENTION_SLEEPING -> Intention.SLEEPING;
            case INTENTION_LEFT -> Intention.LEFT;
            case INTENTION_DRAINING, UNRECOGNIZED -> Intention.DRAINING;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;

/** Identities as an original writes them. */
final class IdentityDecoder {

    private final DropCounts drops;

    IdentityDecoder(DropCounts drops) {
        this.drops = drops;
    }

    /** The identity of somebody the speaker knows: its address must be in it. */
    Identity known(ByteString encoded, Origin origin) throws BadElementException, InvalidProtocolBufferException {
        var wire = org.homedomain.proto.grpcdomain.Identity.parseFrom(encoded);
        String address = IpText.received(wire.getIp().toStringUtf8(), origin)
                .orElseThrow(() -> new BadElementException(Drop.ADDRESS, "a link-local address of another link"));
        return identity(wire, address);
    }

    /** The identity of the speaker: if its address is bad, the connection's will do. */
    Identity sender(ByteString encoded, Origin origin) throws BadElementException, InvalidProtocolBufferException {
        var wire = org.homedomain.proto.grpcdomain.Identity.parseFrom(encoded);
        Optional<String> told = wire.getIp().isEmpty()
                ? Optional.empty()
                : ElementDecoding.one(wire.getIp(), drops, ip -> IpText.received(ip.toStringUtf8(), origin))
                        .flatMap(address -> address);
        String address = told.or(origin::address)
                .orElseThrow(() -> new BadElementException(Drop.ADDRESS, "a speaker without an address"));
        return identity(wire, address);
    }

    private Identity identity(org.homedomain.proto.grpcdomain.Identity wire, String address)
            throws BadElementException {
        String id = Texts.id(wire.getUuid(), Drop.ID);
        String version = Texts.version(wire.getVersion());
        Endpoint endpoint = Endpoint.of(address, port(wire.getPort(), Drop.PORT));
        List<AdvertisedService> services = ElementDecoding.atMost(
                WireCaps.MAX_SERVICES,
                wire.getServicesList(),
                drops,
                service -> service(service.getName(), service.getPort()));
        return new Identity(id, id, endpoint, version, Set.of(), services);
    }

    static AdvertisedService service(String name, int port) throws BadElementException {
        return new AdvertisedService(Texts.name(name, Drop.SERVICE), port(port, Drop.SERVICE));
    }

    static int port(int port, Drop drop) throws BadElementException {
        if (port < 1 || port > Endpoint.MAX_PORT) {
            throw new BadElementException(drop, "port " + port);
        }
        return port;
    }
}

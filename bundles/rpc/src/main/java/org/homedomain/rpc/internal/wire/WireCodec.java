// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.io.IOException;
import java.time.Duration;
import org.homedomain.api.peer.Identity;
import org.homedomain.proto.v1.IdentityRecord;
import org.homedomain.proto.v1.Service;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.transport.ExchangeCodec;

/** The wire format as a service. */
public final class WireCodec implements ExchangeCodec {

    private final MessageEncoder encoder;
    private final MessageDecoder decoder;

    public WireCodec(MessageEncoder encoder, MessageDecoder decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @Override
    public OwnerRecord seal(Identity identity, Stamp stamp, Intention intention, Duration sleep) {
        IdentityRecord.Builder wire = IdentityRecord.newBuilder()
                .setId(identity.id())
                .setName(identity.name())
                .setPort(identity.endpoint().port())
                .setVersion(identity.version())
                .addAllTraits(identity.traits())
                .setIncarnation(stamp.incarnation())
                .setRevision(stamp.version())
                .setBoot(stamp.boot())
                .setIntention(wire(intention))
                .setSleepMillis(sleep.toMillis())
                .setLowestProtocol(ProtocolRange.OURS.lowest())
                .setHighestProtocol(ProtocolRange.OURS.highest());
        identity.endpoint().addresses().stream().map(IpText::sent).distinct().forEach(wire::addAddresses);
        identity.services().stream()
                .map(service -> Service.newBuilder().setName(service.name()).setPort(service.port()))
                .forEach(wire::addServices);
        Octets encoded = Octets.copyOf(wire.build().toByteArray());
        return new OwnerRecord(identity, stamp, intention, sleep, ProtocolRange.OURS, encoded);
    }

    @Override
    public Octets encode(ExchangeMessage message) {
        return Octets.copyOf(encoder.encode(message));
    }

    @Override
    public ExchangeMessage decode(Octets bytes) throws IOException {
        return decoder.decode(bytes.toByteArray(), Origin.DISK);
    }

    private static org.homedomain.proto.v1.Intention wire(Intention intention) {
        return switch (intention) {
            case ACTIVE -> org.homedomain.proto.v1.Intention.INTENTION_ACTIVE;
            case SLEEPING -> org.homedomain.proto.v1.Intention.INTENTION_SLEEPING;
            case DRAINING -> org.homedomain.proto.v1.Intention.INTENTION_DRAINING;
            case LEFT -> org.homedomain.proto.v1.Intention.INTENTION_LEFT;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;

final class WireCodecTest {

    private final DropCounts drops = new DropCounts();
    private final WireCodec codec = new WireCodec(new MessageEncoder(drops, () -> 1L), new MessageDecoder(drops));

    private static ExchangeMessage message(OwnerRecord... records) {
        Handshake handshake = new Handshake("Küche & Co", "me", -7, Optional.of("you"), new ProtocolRange(1, 3));
        return new ExchangeMessage(
                Optional.empty(),
                List.of(),
                Optional.of(new ExchangeMessage.DominionPart(
                        handshake, List.of(records), List.of(), List.of(), List.of())));
    }

    @Test
    void everythingSurvivesARoundTrip() throws IOException {
        Identity self = new Identity(
                "me",
                "kitchen",
                new Endpoint(List.of("10.0.0.9", "fd00::9"), 50053),
                "0.1.0-beta.1+build",
                Set.of("compute", "neoPixelLight"),
                List.of(new AdvertisedService("light", 9000), new AdvertisedService("shade", 9001)));
        Identity original = new Identity("o", "o", Endpoint.of("10.0.0.8", 50052), "0.1.2", Set.of(), List.of());
        ExchangeMessage.DominionPart part = new ExchangeMessage.DominionPart(
                new Handshake("Küche & Co", "me", -7, Optional.of("you"), new ProtocolRange(1, 3)),
                List.of(
                        codec.seal(self, new Stamp(4, 9, -1), Intention.SLEEPING, Duration.ofHours(3)),
                        codec.seal(self, new Stamp(1, 1, 0), Intention.ACTIVE, Duration.ZERO)),
                List.of(original),
                List.of(
                        new Verdict("you", 3, Verdict.Kind.SUSPECT, Duration.ofMillis(1500), "me"),
                        new Verdict("you", 3, Verdict.Kind.SUSPECT, Duration.ofMillis(1500), "other", true)),
                List.of(
                        new DominionEntry("service/light", 5, "me", false, Octets.copyOf(new byte[] {1, 2})),
                        new DominionEntry("service/desk", 6, "you", true, Octets.EMPTY)));
        ExchangeMessage message = new ExchangeMessage(Optional.of(original), List.of(original), Optional.of(part));

        assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
        assertThat(drops.occurred()).isEmpty();
    }

    @Test
    void aRecordIsRelayedAsItsOwnersBytesWithFieldsNobodyHereKnows() throws IOException {
        Octets encoded = Octets.copyOf(Wire.record("newer", "10.0.0.9")
                .number(14, 9) // speaks protocol 1 to 9
                .number(11, 17) // an intention of the future
                .text(100, "a field of the future")
                .toByteArray());
        Octets wire = Octets.copyOf(new Wire()
                .message(16, new Wire().message(1, Wire.handshake("newer")).raw(2, encoded.toByteArray()))
                .toByteArray());

        OwnerRecord received =
                codec.decode(wire).dominion().orElseThrow().records().get(0);
        OwnerRecord relayed = codec.decode(codec.encode(message(received)))
                .dominion()
                .orElseThrow()
                .records()
                .get(0);

        assertThat(received.encoded()).isEqualTo(encoded);
        assertThat(relayed.encoded()).isEqualTo(encoded);
        assertThat(received.protocol()).isEqualTo(new ProtocolRange(1, 9));
        assertThat(received.intention()).isEqualTo(Intention.DRAINING);
    }

    @Test
    void zonesStayOnThisMachine() throws IOException {
        Identity self = new Identity(
                "me", "me", new Endpoint(List.of("10.0.0.9", "fe80::1%eth0"), 1), "0.1.0", Set.of(), List.of());
        OwnerRecord sealed = codec.seal(self, new Stamp(1, 1, 0), Intention.ACTIVE, Duration.ZERO);

        assertThat(new String(sealed.encoded().toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("fe80::1")
                .doesNotContain("eth0");
    }
}

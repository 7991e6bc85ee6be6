// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.junit.jupiter.api.Test;

/** Messages of originals, built byte by byte from the field table. */
final class OriginalWireTest {

    private static final String UUID_A = "8f14e45f-ceea-467f-a8c8-9a3a1d6d0c11";
    private static final String UUID_B = "c9f0f895-fb98-4b91-99f5-1fdf0d8f3b2a";
    private static final Origin REMOTE = Origin.of(InetAddresses.forString("10.0.0.7"));

    private final DropCounts drops = new DropCounts();
    private final MessageDecoder decoder = new MessageDecoder(drops);
    private final MessageEncoder encoder = new MessageEncoder(drops, () -> 1_592_000_000_000_000_000L);

    private static Identity identity(String id, String ip, int port, AdvertisedService... services) {
        return new Identity(id, id, Endpoint.of(ip, port), "0.1.2", Set.of(), List.of(services));
    }

    @Test
    void decodesAnOriginalsList() throws IOException {
        byte[] message = new Wire()
                .message(1, Wire.identity(UUID_A, "0.1.2", "10.0.0.7", 50051))
                .message(
                        2,
                        Wire.identity(UUID_B, "0.1.2", "10.0.0.8", 50052)
                                .message(3, Wire.service("neoPixelLight", 9000)))
                .toByteArray();

        ExchangeMessage decoded = decoder.decode(message, REMOTE);

        assertThat(decoded.sender()).contains(identity(UUID_A, "10.0.0.7", 50051));
        assertThat(decoded.known())
                .containsExactly(identity(UUID_B, "10.0.0.8", 50052, new AdvertisedService("neoPixelLight", 9000)));
        assertThat(decoded.dominion()).isEmpty();
        assertThat(drops.occurred()).isEmpty();
    }

    @Test
    void decodesFixedBytesOfAnOriginal() throws IOException {
        // Identity{uuid "a", version "1.0.0", ip "10.0.0.7", port 50051} as field 1, written out by hand.
        byte[] message = HexFormat.of().parseHex("0a180a01611205312e302e302a0831302e302e302e3730" + "83" + "87" + "03");

        assertThat(decoder.decode(message, REMOTE).sender().orElseThrow().endpoint())
                .isEqualTo(Endpoint.of("10.0.0.7", 50051));
    }

    @Test
    void tellsAnOriginalTheAddressThatItCanDial() {
        Identity reachedOverTheLink = new Identity(
                UUID_A, UUID_A, new Endpoint(List.of("fe80::7%eth0", "10.0.0.7"), 50051), "0.1.2", Set.of(), List.of());

        byte[] encoded =
                encoder.encode(new ExchangeMessage(Optional.of(reachedOverTheLink), List.of(), Optional.empty()));

        assertThat(new String(encoded, StandardCharsets.ISO_8859_1))
                .contains("10.0.0.7")
                .doesNotContain("fe80");
    }

    @Test
    void encodesWhatAnOriginalReads() {
        ExchangeMessage message = new ExchangeMessage(
                Optional.of(identity(UUID_A, "10.0.0.7", 50051)),
                List.of(identity(UUID_B, "10.0.0.8", 50052, new AdvertisedService("desk", 9000))),
                Optional.empty());
        long now = 1_592_000_000_000_000_000L;
        byte[] expected = new Wire()
                .message(1, Wire.identity(UUID_A, "0.1.2", "10.0.0.7", 50051))
                .message(
                        2,
                        new Wire()
                                .text(1, UUID_B)
                                .text(2, "0.1.2")
                                .message(
                                        3,
                                        new Wire()
                                                .text(1, "desk")
                                                .number(2, 9000)
                                                .number(3, now))
                                .number(4, now)
                                .text(5, "10.0.0.8")
                                .number(6, 50052))
                .toByteArray();

        assertThat(encoder.encode(message)).isEqualTo(expected);
    }

    @Test
    void ourPartIsOneUnknownFieldToAnOriginal() throws IOException {
        Identity self = identity("me", "10.0.0.9", 50053);
        OwnerRecord record =
                new WireCodec(encoder, decoder).seal(self, new Stamp(1, 1, 7), Intention.ACTIVE, Duration.ZERO);
        Handshake handshake = new Handshake("Dominion", "me", 7, Optional.empty(), ProtocolRange.OURS);
        ExchangeMessage.DominionPart part =
                new ExchangeMessage.DominionPart(handshake, List.of(record), List.of(), List.of(), List.of());
        byte[] bytes = encoder.encode(new ExchangeMessage(Optional.of(self), List.of(self), Optional.of(part)));

        // What an original knows of the message: fields 1 and 2 only, the rest it skips.
        Slices asOriginal = Slices.of(
                com.google.protobuf.ByteString.copyFrom(bytes), java.util.Map.of(1, 1, 2, 100), new DropCounts());

        assertThat(asOriginal.all(1)).hasSize(1);
        assertThat(asOriginal.all(2)).hasSize(1);
        assertThat(decoder.decode(bytes, REMOTE).dominion()).contains(part);
    }

    @Test
    void theSpeakersBadOrEmptyAddressIsTheConnections() throws IOException {
        for (String ip : List.of("", "<nil>", "127.0.0.1", "0.0.0.0", "::ffff:10.0.0.9")) {
            byte[] message = new Wire()
                    .message(1, Wire.identity(UUID_A, "0.1.2", ip, 50051))
                    .toByteArray();

            assertThat(decoder.decode(message, REMOTE).sender()).as(ip).contains(identity(UUID_A, "10.0.0.7", 50051));
        }
    }

    @Test
    void ignoresLastContactWhateverItSays() throws IOException {
        byte[] message = new Wire()
                .message(
                        1,
                        new Wire()
                                .text(1, UUID_A)
                                .text(2, "0.1.2")
                                .number(4, Long.MIN_VALUE)
                                .text(5, "10.0.0.7")
                                .number(6, 50051))
                .toByteArray();

        assertThat(decoder.decode(message, REMOTE).sender()).contains(identity(UUID_A, "10.0.0.7", 50051));
    }
}

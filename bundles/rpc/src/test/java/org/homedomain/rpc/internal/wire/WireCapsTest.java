// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.junit.jupiter.api.Test;

/** Every number of elements is capped: what is within is used, what is beyond is dropped and counted. */
final class WireCapsTest {

    private static final Origin REMOTE = Origin.of(InetAddresses.forString("10.0.0.7"));

    private final DropCounts drops = new DropCounts();
    private final MessageDecoder decoder = new MessageDecoder(drops);

    private static Wire many(Wire target, int field, int number, IntFunction<Wire> element) {
        IntStream.range(0, number).forEach(index -> target.message(field, element.apply(index)));
        return target;
    }

    private ExchangeMessage.DominionPart part(Wire part) throws IOException {
        return decoder.decode(
                        new Wire()
                                .message(16, part.message(1, Wire.handshake("me")))
                                .toByteArray(),
                        REMOTE)
                .dominion()
                .orElseThrow();
    }

    private void assertDropped(long number) {
        assertThat(drops.occurred()).isEqualTo(Map.of(Drop.BEYOND_CAP, number));
    }

    @Test
    void tenThousandIdentitiesAreReadUpToTheCap() throws IOException {
        Wire message = many(new Wire(), 2, 10_000, i -> Wire.identity("id" + i, "0.1.2", "10.0.0.9", 1));

        assertThat(decoder.decode(message.toByteArray(), REMOTE).known()).hasSize(WireCaps.MAX_IDENTITIES);
        assertDropped(10_000 - WireCaps.MAX_IDENTITIES);
    }

    @Test
    void tenThousandRecordsAreReadUpToTheCap() throws IOException {
        assertThat(part(many(new Wire(), 2, 10_000, i -> Wire.record("id" + i, "10.0.0.9")))
                        .records())
                .hasSize(WireCaps.MAX_RECORDS);
        assertDropped(10_000 - WireCaps.MAX_RECORDS);
    }

    @Test
    void originalsVerdictsAndEntriesAreReadUpToTheCap() throws IOException {
        Wire part = new Wire();
        many(part, 3, WireCaps.MAX_IDENTITIES + 1, i -> Wire.identity("id" + i, "0.1.2", "10.0.0.9", 1));
        many(
                part,
                4,
                WireCaps.MAX_VERDICTS + 2,
                i -> new Wire().text(1, "id" + i).number(2, 1).number(3, 1).text(5, "me"));
        many(part, 5, WireCaps.MAX_ENTRIES + 4, i -> new Wire()
                .text(1, "key" + i)
                .number(2, 1)
                .text(3, "me"));

        ExchangeMessage.DominionPart decoded = part(part);

        assertThat(decoded.originals()).hasSize(WireCaps.MAX_IDENTITIES);
        assertThat(decoded.verdicts()).hasSize(WireCaps.MAX_VERDICTS);
        assertThat(decoded.entries()).hasSize(WireCaps.MAX_ENTRIES);
        assertDropped(7);
    }

    @Test
    void servicesTraitsAndAddressesOfOneRecordAreReadUpToTheCap() throws IOException {
        Wire wire = Wire.record("x", "10.0.0.9");
        IntStream.range(0, WireCaps.MAX_ADDRESSES).forEach(i -> wire.text(3, "10.0.1." + i));
        IntStream.range(0, WireCaps.MAX_TRAITS + 2).forEach(i -> wire.text(6, "trait" + i));
        many(wire, 7, WireCaps.MAX_SERVICES + 4, i -> new Wire()
                .text(1, "s" + i)
                .number(2, 9));

        Identity identity = part(new Wire().message(2, wire)).records().get(0).identity();

        assertThat(identity.endpoint().addresses()).hasSize(WireCaps.MAX_ADDRESSES);
        assertThat(identity.traits()).hasSize(WireCaps.MAX_TRAITS);
        assertThat(identity.services()).hasSize(WireCaps.MAX_SERVICES);
        assertDropped(1 + 2 + 4);
    }

    @Test
    void servicesOfAnOriginalAreReadUpToTheCap() throws IOException {
        Wire identity = Wire.identity("x", "0.1.2", "10.0.0.9", 1);
        many(identity, 3, WireCaps.MAX_SERVICES + 1, i -> Wire.service("s" + i, 9));

        assertThat(decoder.decode(new Wire().message(2, identity).toByteArray(), REMOTE)
                        .known()
                        .get(0)
                        .services())
                .hasSize(WireCaps.MAX_SERVICES);
        assertDropped(1);
    }

    @Test
    void aSecondSpeakerIsDropped() throws IOException {
        Wire message = many(new Wire(), 1, 2, i -> Wire.identity("id" + i, "0.1.2", "10.0.0.9", 1));

        assertThat(decoder.decode(message.toByteArray(), REMOTE)
                        .sender()
                        .orElseThrow()
                        .id())
                .isEqualTo("id0");
        assertDropped(1);
    }

    @Test
    void aMillionEmptyElementsFitInASmallHeap() throws IOException {
        byte[] message = new byte[WireCaps.MAX_MESSAGE_SIZE];
        for (int i = 0; i < message.length; i += 2) {
            message[i] = 0x12; // field 2, length 0
        }

        assertThat(decoder.decode(message, REMOTE).known()).isEmpty();
        assertThat(drops.of(Drop.BEYOND_CAP)).isEqualTo(WireCaps.MAX_MESSAGE_SIZE / 2 - WireCaps.MAX_IDENTITIES);
    }

    @Test
    void anOutgoingMessageStaysWithinTheCap() throws IOException {
        Identity identity =
                new Identity("x".repeat(100), "x", Endpoint.of("10.0.0.9", 1), "0.1.2", Set.of(), List.of());
        List<Identity> known = Collections.nCopies(20_000, identity);

        byte[] bytes = new MessageEncoder(drops, () -> 1L)
                .encode(new ExchangeMessage(Optional.of(identity), known, Optional.empty()));

        assertThat(bytes.length).isBetween(WireCaps.MAX_MESSAGE_SIZE / 2, WireCaps.MAX_MESSAGE_SIZE);
        assertThat(drops.of(Drop.LEFT_OUT)).isPositive();
    }
}

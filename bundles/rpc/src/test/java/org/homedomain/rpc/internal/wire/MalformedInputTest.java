// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.OwnerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad element is dropped alone and counted; the rest of the message is used. */
final class MalformedInputTest {

    private static final Origin REMOTE = Origin.of(InetAddresses.forString("10.0.0.7"));

    private final DropCounts drops = new DropCounts();
    private final MessageDecoder decoder = new MessageDecoder(drops);

    static Stream<Arguments> badIdentities() {
        return Stream.of(
                Arguments.of(Drop.ID, Wire.identity("", "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.ID, Wire.identity(" ", "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.ID, Wire.identity("a b", "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.ID, Wire.identity("\u001b[2J", "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.ID, Wire.identity("x".repeat(129), "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.PORT, Wire.identity("x", "0.1.2", "10.0.0.9", -5)),
                Arguments.of(Drop.PORT, Wire.identity("x", "0.1.2", "10.0.0.9", 0)),
                Arguments.of(Drop.PORT, Wire.identity("x", "0.1.2", "10.0.0.9", 65_536)),
                Arguments.of(Drop.PORT, Wire.identity("x", "0.1.2", "10.0.0.9", 99_999_999)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "10.0.0.256", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "localhost", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "0.0.0.0", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "::", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "224.0.0.251", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "255.255.255.255", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "ff02::fb", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "::ffff:10.0.0.9", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "127.0.0.1", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "::1", 1)),
                Arguments.of(Drop.ADDRESS, Wire.identity("x", "0.1.2", "1".repeat(65), 1)),
                Arguments.of(Drop.VERSION, Wire.identity("x", "", "10.0.0.9", 1)),
                Arguments.of(Drop.VERSION, Wire.identity("x", "v1.0.0", "10.0.0.9", 1)),
                Arguments.of(Drop.VERSION, Wire.identity("x", "1.0", "10.0.0.9", 1)),
                Arguments.of(Drop.VERSION, Wire.identity("x", "01.0.0", "10.0.0.9", 1)),
                Arguments.of(Drop.VERSION, Wire.identity("x", "1.0.0-" + "a".repeat(60), "10.0.0.9", 1)),
                Arguments.of(Drop.OVERSIZED, Wire.identity("x".repeat(17_000), "0.1.2", "10.0.0.9", 1)),
                Arguments.of(Drop.UNREADABLE, new Wire().raw(1, new byte[] {(byte) 0xc3, 0x28})),
                Arguments.of(Drop.UNREADABLE, new Wire().text(1, "x").number(0, 1)));
    }

    @ParameterizedTest
    @MethodSource("badIdentities")
    void dropsABadIdentityAlone(Drop drop, Wire bad) throws IOException {
        byte[] message = new Wire()
                .message(2, Wire.identity("before", "0.1.2", "10.0.0.1", 1))
                .message(2, bad)
                .message(2, Wire.identity("after", "0.1.2", "10.0.0.2", 1))
                .toByteArray();

        assertThat(decoder.decode(message, REMOTE).known())
                .extracting(Identity::id)
                .containsExactly("before", "after");
        assertThat(drops.occurred()).isEqualTo(Map.of(drop, 1L));
    }

    @Test
    void dropsABadServiceAlone() throws IOException {
        byte[] message = new Wire()
                .message(
                        2,
                        Wire.identity("x", "0.1.2", "10.0.0.1", 1)
                                .message(3, Wire.service("light", -5))
                                .message(3, Wire.service("", 9))
                                .message(3, Wire.service("a".repeat(129), 9))
                                .message(3, Wire.service("shade", 9)))
                .toByteArray();

        assertThat(decoder.decode(message, REMOTE).known().get(0).services())
                .extracting(service -> service.name())
                .containsExactly("shade");
        assertThat(drops.occurred()).isEqualTo(Map.of(Drop.SERVICE, 3L));
    }

    static Stream<Arguments> badRecords() {
        return Stream.of(
                Arguments.of(Drop.ID, Wire.record("", "10.0.0.9")),
                Arguments.of(Drop.NAME, Wire.record("x", "10.0.0.9").text(2, "a".repeat(129))),
                Arguments.of(Drop.NAME, Wire.record("x", "10.0.0.9").text(2, "a\nb")),
                Arguments.of(Drop.PORT, Wire.record("x", "10.0.0.9").number(4, 0)),
                Arguments.of(Drop.VERSION, Wire.record("x", "10.0.0.9").text(5, "latest")),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(8, 0)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(8, -1)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(8, WireCaps.MAX_COUNT + 1)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(9, 0)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(13, 2)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(14, WireCaps.MAX_PROTOCOL + 1L)),
                Arguments.of(Drop.STAMP, Wire.record("x", "10.0.0.9").number(12, WireCaps.MAX_SLEEP.toMillis() + 1)),
                Arguments.of(Drop.OVERSIZED, Wire.record("x", "10.0.0.9").text(99, "y".repeat(17_000))),
                Arguments.of(Drop.UNREADABLE, new Wire().number(0, 1)));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void dropsABadRecordAlone(Drop drop, Wire bad) throws IOException {
        byte[] message = dominion(new Wire()
                .message(1, Wire.handshake("me"))
                .message(2, Wire.record("before", "10.0.0.1"))
                .message(2, bad)
                .message(2, Wire.record("after", "10.0.0.2")));

        assertThat(part(message).records()).extracting(OwnerRecord::id).containsExactly("before", "after");
        assertThat(drops.occurred()).isEqualTo(Map.of(drop, 1L));
    }

    @Test
    void dropsARecordWhoseAddressesAreAllBad() throws IOException {
        byte[] message = dominion(new Wire()
                .message(1, Wire.handshake("me"))
                .message(2, Wire.record("x", "127.0.0.1").text(3, "nonsense"))
                .message(2, Wire.record("y", "127.0.0.1").text(3, "10.0.0.2")));

        assertThat(part(message).records()).extracting(OwnerRecord::id).containsExactly("y");
        assertThat(part(message).records().get(0).identity().endpoint().addresses())
                .containsExactly("10.0.0.2");
    }

    @Test
    void offersTheConnectionsAddressForTheSendersOwnRecordOnly() throws IOException {
        byte[] message = dominion(new Wire()
                .message(1, Wire.handshake("me"))
                .message(2, Wire.record("me", "127.0.0.1"))
                .message(2, Wire.record("you", "127.0.0.1")));

        assertThat(part(message).records()).hasSize(1);
        assertThat(part(message).records().get(0).identity().endpoint().addresses())
                .containsExactly("10.0.0.7");
    }

    @Test
    void keepsLoopbackAddressesAmongProcessesOfOneMachine() throws IOException {
        byte[] message =
                dominion(new Wire().message(1, Wire.handshake("me")).message(2, Wire.record("me", "127.0.0.1")));
        Origin here = Origin.of(InetAddresses.forString("127.0.0.1"));

        assertThat(decoder.decode(message, here).dominion().orElseThrow().records())
                .hasSize(1);
        assertThat(decoder.decode(message, Origin.DISK).dominion().orElseThrow().records())
                .hasSize(1);
        assertThat(drops.occurred()).isEmpty();
    }

    @Test
    void forgetsLinkLocalAddressesOfOtherLinksWithoutComplaint() throws IOException {
        byte[] message = dominion(new Wire()
                .message(1, Wire.handshake("me"))
                .message(2, Wire.record("x", "fe80::1").text(3, "10.0.0.2")));

        assertThat(part(message).records().get(0).identity().endpoint().addresses())
                .containsExactly("10.0.0.2");
        assertThat(drops.occurred()).isEmpty();
    }

    static Stream<Arguments> badVerdicts() {
        return Stream.of(
                Arguments.of(verdict("", 1, 1, 0, "b")),
                Arguments.of(verdict("a", 0, 1, 0, "b")),
                Arguments.of(verdict("a", 1, 0, 0, "b")),
                Arguments.of(verdict("a", 1, 3, 0, "b")),
                Arguments.of(verdict("a", 1, 1, WireCaps.MAX_ELAPSED.toMillis() + 1, "b")),
                Arguments.of(verdict("a", 1, 1, -1, "b")),
                Arguments.of(verdict("a", 1, 1, 0, "")));
    }

    private static Wire verdict(String subject, long incarnation, int kind, long elapsedMillis, String accuser) {
        return new Wire()
                .text(1, subject)
                .number(2, incarnation)
                .number(3, kind)
                .number(4, elapsedMillis)
                .text(5, accuser);
    }

    @ParameterizedTest
    @MethodSource("badVerdicts")
    void dropsABadVerdictAlone(Wire bad) throws IOException {
        byte[] message = dominion(
                new Wire().message(1, Wire.handshake("me")).message(4, bad).message(4, verdict("a", 1, 2, 5, "b")));

        assertThat(part(message).verdicts()).hasSize(1);
        assertThat(drops.occurred()).isEqualTo(Map.of(Drop.VERDICT, 1L));
    }

    static Stream<Arguments> badEntries() {
        return Stream.of(
                Arguments.of(entry("", 1, "w", 1)),
                Arguments.of(entry("k".repeat(257), 1, "w", 1)),
                Arguments.of(entry("k", 0, "w", 1)),
                Arguments.of(entry("k", WireCaps.MAX_COUNT + 1, "w", 1)),
                Arguments.of(entry("k", 1, "", 1)),
                Arguments.of(entry("k", 1, "w", 4097)));
    }

    private static Wire entry(String key, long counter, String writer, int size) {
        return new Wire().text(1, key).number(2, counter).text(3, writer).raw(5, new byte[size]);
    }

    @ParameterizedTest
    @MethodSource("badEntries")
    void dropsABadEntryAlone(Wire bad) throws IOException {
        byte[] message = dominion(
                new Wire().message(1, Wire.handshake("me")).message(5, bad).message(5, entry("k", 1, "w", 4096)));

        assertThat(part(message).entries()).hasSize(1);
        assertThat(drops.occurred()).isEqualTo(Map.of(Drop.ENTRY, 1L));
    }

    static Stream<Arguments> badMessages() {
        Wire handshake = Wire.handshake("me");
        return Stream.of(
                Arguments.of("garbage", new byte[] {(byte) 0xff, 1, 2, 3}),
                Arguments.of("truncated", Arrays.copyOf(dominion(new Wire().message(1, handshake)), 12)),
                Arguments.of("no handshake", dominion(new Wire())),
                Arguments.of("no sender", dominion(new Wire().message(1, Wire.handshake("")))),
                Arguments.of("long title", dominion(new Wire().message(1, handshake.text(1, "t".repeat(257))))),
                Arguments.of(
                        "long handshake",
                        dominion(new Wire().message(1, Wire.handshake("me").text(99, "t".repeat(17_000))))));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void refusesWhatIsNoMessage(String what, byte[] message) {
        assertThatThrownBy(() -> decoder.decode(message, REMOTE)).as(what).isInstanceOf(IOException.class);
        assertThat(drops.of(Drop.MESSAGE)).isPositive();
    }

    @Test
    void neverThrowsAnythingButIoExceptions() {
        Random random = new Random(20260722);
        byte[] good = dominion(new Wire()
                .message(1, Wire.handshake("me"))
                .message(2, Wire.record("x", "10.0.0.2"))
                .message(3, Wire.identity("y", "0.1.2", "10.0.0.3", 1)));
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(decoder.decode(bytes, REMOTE)).isNotNull();
            } catch (IOException e) {
                assertThat(drops.of(Drop.MESSAGE)).isPositive();
            }
        }
    }

    private ExchangeMessage.DominionPart part(byte[] message) throws IOException {
        return decoder.decode(message, REMOTE).dominion().orElseThrow();
    }

    private static byte[] dominion(Wire part) {
        return new Wire().message(16, part).toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.homedomain.discovery.internal.mdns.Domains.Observed;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What anyone may send to the mDNS port. */
@Timeout(60)
final class HostilePacketsTest {

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("a header cut short", new byte[11]),
                Arguments.of("text", "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("a name that points to itself", packet(1, "c00c000c0001")),
                Arguments.of("a name that points ahead", packet(1, "c0ff000c0001")),
                Arguments.of("two names that point to each other", packet(1, "c00ec00c000c0001")),
                Arguments.of("a label longer than the packet", packet(1, "3f61")),
                Arguments.of("a reserved label kind", packet(1, "8061000c0001")),
                Arguments.of("65,535 questions announced", packet(0xFFFF, "00000c0001")),
                Arguments.of("more questions than there are", packet(2, "00000c0001")),
                Arguments.of("oversized", new byte[Limits.PACKET_OCTETS + 1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void areDroppedByTheDecoder(String name, byte[] octets) {
        assertThat(Packets.decode(ByteBuffer.wrap(octets))).as(name).isEmpty();
    }

    @Test
    void packetsBeyondTheCapAreDropped() {
        byte[] good = telling("good", 9001);

        assertThat(Packets.decode(ByteBuffer.wrap(Arrays.copyOf(good, Limits.PACKET_OCTETS))))
                .isPresent();
        assertThat(Packets.decode(ByteBuffer.wrap(Arrays.copyOf(good, Limits.PACKET_OCTETS + 1))))
                .isEmpty();
    }

    @Test
    void packetsWithMoreRecordsThanTheCapAreDropped() {
        assertThat(Packets.decode(questions(Limits.PACKET_RECORDS))).isPresent();
        assertThat(Packets.decode(questions(Limits.PACKET_RECORDS + 1))).isEmpty();
    }

    private static ByteBuffer questions(int count) {
        return ByteBuffer.wrap(packet(count, "00000c0001".repeat(count)));
    }

    @Test
    void randomAndDamagedPacketsThrowNothing() {
        Random random = new Random(7);
        byte[] good = telling("good", 9001);
        for (int i = 0; i < 50_000; i++) {
            byte[] octets = i % 2 == 0 ? new byte[random.nextInt(200)] : good.clone();
            if (i % 2 == 0) {
                random.nextBytes(octets);
            } else {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            Packets.decode(ByteBuffer.wrap(octets))
                    .ifPresent(message -> ResponseReader.read(
                            ServiceNames.of(announcement("x", 1)), message, InetAddress.getLoopbackAddress()));
        }
        assertThat(Packets.decode(ByteBuffer.wrap(good))).isPresent();
    }

    @Test
    void discoveryOutlivesAFloodOnItsSocket() throws Exception {
        String title = Domains.freshTitle();
        try (Observed victim = Domains.direct(Domains.domain(title, "victim", 1001));
                DatagramChannel attacker = attacker()) {
            Random random = new Random(7);
            for (int i = 0; i < 10_000; i++) {
                send(attacker, flood(title, i, random));
            }
            try (Observed friend = Domains.direct(Domains.domain(title, "friend", 1002))) {
                friend.session().assume(Posture.LONELY);
                assertThat(victim.await("friend", 20_000)).isPresent();
            }
            assertThat(victim.drops().of(Drop.MALFORMED)).isPositive();
            assertThat(victim.drops().of(Drop.WRONG_PORT)).isPositive();
            assertThat(victim.drops().of(Drop.BROKEN)).isZero();
        }
    }

    private static byte[] flood(String title, int number, Random random) {
        if (number % 3 == 0) {
            byte[] garbage = new byte[random.nextInt(2_000)];
            random.nextBytes(garbage);
            return garbage;
        }
        Announcement other = new Announcement(title, "other" + number, "other", "1", 9009);
        return new Messages(new OwnRecords(other))
                .telling(RecordSet.SERVICE, List.of(VirtualLink.address(number)))
                .toWire();
    }

    /** Sends from another port than 5353, and so without special rights. */
    private static DatagramChannel attacker() throws Exception {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(
                StandardSocketOptions.IP_MULTICAST_IF,
                NetworkInterface.getByName(Domains.loopback().name()));
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return channel;
    }

    private static void send(DatagramChannel attacker, byte[] octets) throws Exception {
        InetAddress group = InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, (byte) 251});
        attacker.send(ByteBuffer.wrap(octets), new InetSocketAddress(group, MdnsMachine.PORT));
    }

    private static byte[] telling(String id, int port) {
        return new Messages(new OwnRecords(announcement(id, port)))
                .telling(RecordSet.SERVICE, List.of(InetAddress.getLoopbackAddress()))
                .toWire();
    }

    private static Announcement announcement(String id, int port) {
        return new Announcement("Test", id, id, "1", port);
    }

    private static byte[] packet(int questions, String hex) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(new byte[] {0, 0, 0, 0, (byte) (questions >> 8), (byte) questions, 0, 0, 0, 0, 0, 0});
        for (int i = 0; i < hex.length(); i += 2) {
            packet.write(Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return packet.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.itests.fuzz.Addresses;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Choices;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.xbill.DNS.Message;

/** Packets on the mDNS port, each with its sender, one after the other, as time passes. */
public final class MdnsFuzz {

    private static final Announcement SELF = new Announcement("Dominion", "3f1c8a52-1", "hallway", "0.1.0", 9000);
    private static final Lane LANE = new Lane("eth0", false);
    private static final InetAddress OWN = Addresses.of(10, 0, 0, 7);
    private static final List<InetAddress> SENDERS = List.of(
            Addresses.of(10, 0, 0, 9),
            OWN,
            Addresses.of(127, 0, 0, 1),
            Addresses.of(203, 0, 113, 5),
            Addresses.LINK_LOCAL);
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1));

    private MdnsFuzz() {}

    /** What is sent is an mDNS message of allowed size, and what is seen can be dialled. */
    public static void fuzzerTestOneInput(byte[] input) {
        Choices choices = new Choices(input);
        MdnsMachine machine = new MdnsMachine(SELF, new Random(choices.octet()), new DropCounts());
        long now = 0;
        check(machine.step(new Input.Lanes(Map.of(LANE, List.of(OWN)), List.of()), now));
        check(machine.step(new Input.Assume(choices.of(List.of(Posture.values()))), now));
        while (!choices.isOver()) {
            now += choices.of(PAUSES).toNanos();
            int kind = choices.below(8);
            if (kind == 0) {
                check(machine.step(new Input.Assume(choices.of(List.of(Posture.values()))), now));
            } else if (kind == 1) {
                check(machine.step(new Input.Tick(), now));
            } else {
                receive(machine, choices, now);
            }
        }
    }

    private static void receive(MdnsMachine machine, Choices choices, long now) {
        int port = choices.yes() ? MdnsMachine.PORT : 50_000;
        InetSocketAddress sender = new InetSocketAddress(choices.of(SENDERS), port);
        boolean onLink = choices.yes();
        byte[] packet = choices.octets(choices.octet() << Byte.SIZE | choices.octet());
        Packets.decode(ByteBuffer.wrap(packet)).ifPresent(message -> {
            Messages own = machine.messages();
            var unused = own.isOwnAnnouncement(message) || own.isQuestionForSelf(message) || own.isOwnQuestion(message);
            check(machine.step(new Input.Received(LANE, sender, onLink, message), now));
        });
    }

    private static void check(Step step) {
        for (Step.Sending sending : step.sendings()) {
            Message message = sending.message();
            byte[] octets = message.toWire();
            Check.that(octets.length <= Limits.PACKET_OCTETS, "a packet of " + octets.length + " octets");
            Check.that(Packets.decode(ByteBuffer.wrap(octets)).isPresent(), "cannot be read: " + message);
        }
        Check.that(step.sightings().size() <= Limits.SIGHTINGS, step.sightings().size() + " sightings of a packet");
        for (Sighting sighting : step.sightings()) {
            int addresses = sighting.endpoint().addresses().size();
            Check.that(addresses >= 1 && addresses <= Limits.ADDRESSES, addresses + " addresses");
        }
    }
}

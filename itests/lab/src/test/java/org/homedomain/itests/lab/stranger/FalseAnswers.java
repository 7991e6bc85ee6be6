// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/**
 * Announces domains that do not exist, at addresses that nobody answers. Arguments: interface, service type such as
 * {@code _dominion._tcp}, how many. Noise is strewn in.
 */
public final class FalseAnswers {

    private static final long TTL = 120;
    private static final int PER_PAUSE = 20;
    private static final long PAUSE_NANOS = 10_000_000;

    private FalseAnswers() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        NetworkInterface link = NetworkInterface.getByName(arguments[0]);
        Name type = Name.fromString(arguments[1] + ".local.");
        int count = Integer.parseInt(arguments[2]);
        InetSocketAddress group = new InetSocketAddress(InetAddress.getByName("224.0.0.251"), 5353);
        try (MulticastSocket socket = new MulticastSocket(5353)) {
            socket.setNetworkInterface(link);
            socket.setTimeToLive(255);
            for (int number = 0; number < count; number++) {
                byte[] packet = answer(type, number).toWire();
                socket.send(new DatagramPacket(packet, packet.length, group));
                if (number % PER_PAUSE == 0) {
                    byte[] noise = noise(number);
                    socket.send(new DatagramPacket(noise, noise.length, group));
                    // About two thousand a second: faster, and the kernel drops them before the domain does.
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
        System.out.println("done");
    }

    /** A packet that is none, of any size; the first bytes say that it is an answer. */
    private static byte[] noise(int seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[4 + random.nextInt(1400)];
        random.nextBytes(noise);
        noise[2] = (byte) 0x84;
        return noise;
    }

    private static Message answer(Name type, int number) throws IOException {
        Name instance = new Name(UUID.randomUUID().toString(), type);
        Name host = Name.fromString("nobody-" + number + ".local.");
        InetAddress address = InetAddress.getByName("10.99." + number / 250 + "." + (number % 250 + 1));
        Message message = new Message(0);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        message.addRecord(new PTRRecord(type, DClass.IN, TTL, instance), Section.ANSWER);
        message.addRecord(new SRVRecord(instance, DClass.IN, TTL, 0, 0, 9000, host), Section.ADDITIONAL);
        message.addRecord(new TXTRecord(instance, DClass.IN, TTL, "txtvers=1"), Section.ADDITIONAL);
        message.addRecord(new ARecord(host, DClass.IN, TTL, address), Section.ADDITIONAL);
        return message;
    }
}

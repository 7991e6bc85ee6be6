// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks on loopback who announces a service type, as any browser of multicast DNS does. */
final class MulticastQuestion {

    private static final int PORT = 5353;
    private static final byte[] GROUP = {(byte) 224, 0, 0, (byte) 251};
    private static final int LISTENING_MILLIS = 1_500;

    private MulticastQuestion() {}

    /** Names of the instances that were told within a second and a half. */
    static Set<String> instancesOf(String serviceType) {
        try (MulticastSocket socket = new MulticastSocket(PORT)) {
            InetSocketAddress group = new InetSocketAddress(InetAddress.getByAddress(GROUP), PORT);
            NetworkInterface loopback = NetworkInterface.getByName("lo");
            socket.joinGroup(group, loopback);
            socket.setNetworkInterface(loopback);
            socket.setSoTimeout(LISTENING_MILLIS);
            Name type = Name.fromString(serviceType + ".local.");
            byte[] question = Message.newQuery(Record.newRecord(type, Type.PTR, DClass.IN))
                    .toWire();
            socket.send(new DatagramPacket(question, question.length, group));
            return listen(socket, type);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Set<String> listen(MulticastSocket socket, Name type) throws IOException {
        Set<String> heard = new TreeSet<>();
        DatagramPacket packet = new DatagramPacket(new byte[9_000], 9_000);
        try {
            while (heard.isEmpty()) {
                socket.receive(packet);
                read(new Message(Arrays.copyOf(packet.getData(), packet.getLength())), type, heard);
            }
        } catch (SocketTimeoutException nobodyElse) {
            return heard;
        }
        return heard;
    }

    private static void read(Message message, Name type, Set<String> heard) {
        if (!message.getHeader().getFlag(Flags.QR)) {
            return;
        }
        for (Record each : message.getSection(Section.ANSWER)) {
            if (each instanceof PTRRecord pointer && pointer.getName().equals(type) && pointer.getTTL() > 0) {
                heard.add(pointer.getTarget().toString());
            }
        }
    }
}

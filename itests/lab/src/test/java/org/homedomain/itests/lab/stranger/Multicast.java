// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;

/** Says a word to all, or prints the words it hears. Arguments: {@code listen}, or {@code say} and the word. */
public final class Multicast {

    private static final int PORT = 5353;
    private static final int MAXIMUM_WORD = 100;

    private Multicast() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        NetworkInterface link = NetworkInterface.getByName("eth0");
        InetSocketAddress group = new InetSocketAddress(InetAddress.getByName("224.0.0.251"), PORT);
        try (MulticastSocket socket = new MulticastSocket(PORT)) {
            socket.setNetworkInterface(link);
            if (arguments[0].equals("say")) {
                byte[] word = arguments[1].getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(word, word.length, group));
                System.out.println("said " + arguments[1]);
            } else {
                socket.joinGroup(group, link);
                listen(socket);
            }
        }
    }

    private static void listen(MulticastSocket socket) throws IOException {
        System.out.println("listening");
        while (!Thread.currentThread().isInterrupted()) {
            DatagramPacket packet = new DatagramPacket(new byte[MAXIMUM_WORD], MAXIMUM_WORD);
            socket.receive(packet);
            System.out.println(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII));
        }
    }
}

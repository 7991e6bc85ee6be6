// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Talks to a TCP port as no gRPC client does. Arguments: host, port. */
public final class Garbage {

    private static final int BOUND_MILLIS = 3000;
    private static final byte[] PREFACE = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    /** A SETTINGS frame that claims 16 MB of content. */
    private static final byte[] HUGE_FRAME = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 4, 0, 0, 0, 0, 0};

    private final InetSocketAddress target;
    private final Random random = new Random(2);

    private Garbage(InetSocketAddress target) {
        this.target = target;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Garbage garbage = new Garbage(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])));
        for (int round = 0; round < 20; round++) {
            garbage.send("noise", garbage.noise(20_000));
            garbage.send("HTTP/1.1", ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            garbage.send("HTTP/1.1 with a long header", ascii("GET / HTTP/1.1\r\nA: " + "b".repeat(200_000) + "\r\n"));
            garbage.send("HTTP/2 with noise", join(PREFACE, garbage.noise(20_000)));
            garbage.send("HTTP/2 with a huge frame", join(PREFACE, HUGE_FRAME));
            garbage.send("TLS hello", new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
        }
        garbage.hold(200);
        System.out.println("done");
    }

    private void send(String what, byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            OutputStream output = socket.getOutputStream();
            output.write(bytes);
            output.flush();
            System.out.println(what + ": read " + socket.getInputStream().read(new byte[1000]));
        } catch (java.net.SocketException | java.net.SocketTimeoutException closed) {
            System.out.println(what + ": " + closed.getMessage());
        }
    }

    /** Many connections that never say anything. */
    private void hold(int count) throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            silent.add(connect());
        }
        System.out.println("held " + silent.size() + " silent connections");
        for (Socket socket : silent) {
            socket.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(target, BOUND_MILLIS);
        socket.setSoTimeout(BOUND_MILLIS);
        return socket;
    }

    private byte[] noise(int size) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections on which calls begin and their requests never end. Speaks HTTP/2 by hand: no client does that. */
final class HalfMessages implements AutoCloseable {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CONNECTIONS = 12;
    private static final int CALLS_EACH = 16;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int HELD_MILLIS = 4_000;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;

    private final List<Socket> sockets = new ArrayList<>();

    private HalfMessages() {}

    static HalfMessages open(String host, int port) throws IOException {
        HalfMessages halves = new HalfMessages();
        try {
            for (int number = 0; number < CONNECTIONS; number++) {
                Socket socket = new Socket();
                halves.sockets.add(socket);
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                socket.setSoTimeout(HELD_MILLIS);
            }
            return halves;
        } catch (IOException refused) {
            halves.close();
            throw refused;
        }
    }

    /** Says the beginnings and waits for what the other end does about it; returns how many. */
    int hold(long end) throws IOException {
        int said = 0;
        for (Socket socket : sockets) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(beginnings());
                out.flush();
                said += CALLS_EACH;
            } catch (IOException refused) {
                System.out.println("one connection too many: " + refused.getMessage());
            }
        }
        for (Socket socket : sockets) {
            drain(socket, end);
        }
        return said;
    }

    private static void drain(Socket socket, long end) {
        try {
            byte[] heard = new byte[4_096];
            while (System.nanoTime() < end && socket.getInputStream().read(heard) >= 0) {
                // until it is closed, or nothing is said for a while
            }
        } catch (IOException overOrSilent) {
            System.out.println("half messages: " + overOrSilent.getMessage());
        }
    }

    private static byte[] beginnings() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(PREFACE);
        frame(out, SETTINGS, 0, 0, new byte[0]);
        for (int call = 0; call < CALLS_EACH; call++) {
            int stream = 2 * call + 1;
            String path = call % 2 == 0 ? "/grpcdomain.Domain/ShareIdentityList" : "/homedomain.v1.Peering/Converse";
            frame(out, HEADERS, END_HEADERS, stream, headers(path));
            byte[] half = new byte[1_000];
            half[2] = 0x10; // a message of 1 MiB is announced
            frame(out, DATA, 0, stream, half);
        }
        return out.toByteArray();
    }

    private static byte[] headers(String path) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        header(block, ":method", "POST");
        header(block, ":scheme", "http");
        header(block, ":path", path);
        header(block, ":authority", "x");
        header(block, "content-type", "application/grpc");
        header(block, "te", "trailers");
        return block.toByteArray();
    }

    /** A literal without indexing; RFC 7541 section 6.2.2. */
    private static void header(ByteArrayOutputStream block, String name, String value) throws IOException {
        block.write(0);
        block.write(name.length());
        block.write(name.getBytes(StandardCharsets.US_ASCII));
        block.write(value.length());
        block.write(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] content)
            throws IOException {
        out.write(content.length >>> 16);
        out.write(content.length >>> 8);
        out.write(content.length);
        out.write(type);
        out.write(flags);
        out.write(stream >>> 24);
        out.write(stream >>> 16);
        out.write(stream >>> 8);
        out.write(stream);
        out.write(content);
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                System.out.println("half messages: " + gone.getMessage());
            }
        }
    }
}

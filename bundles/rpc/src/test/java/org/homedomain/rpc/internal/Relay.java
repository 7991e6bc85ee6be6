// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Passes TCP connections on 127.0.0.1 to another port. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Socket> sockets = new ArrayList<>();
    private final int target;

    Relay(int port, int target) throws IOException {
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                synchronized (sockets) {
                    sockets.add(near);
                    sockets.add(far);
                }
                start(() -> pump(near, far));
                start(() -> pump(far, near));
            }
        } catch (IOException e) {
            closeQuietly(listening); // closed by the test
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            closeQuietly(from);
        }
        closeQuietly(to);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closeQuietly(listening);
        synchronized (sockets) {
            sockets.forEach(Relay::closeQuietly);
        }
    }
}

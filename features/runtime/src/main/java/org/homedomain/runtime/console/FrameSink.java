// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.homedomain.runtime.channel.Frame;

/** Sends frames of several streams over one connection. */
final class FrameSink {

    private final SocketChannel client;

    FrameSink(SocketChannel client) {
        this.client = client;
    }

    synchronized void write(Frame frame) throws IOException {
        frame.write(client);
    }

    /** A stream each piece of which becomes a frame. */
    OutputStream stream(Frame.Kind kind) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int start = offset; start < offset + length; start += Frame.MAX_BYTES) {
                    int end = Math.min(start + Frame.MAX_BYTES, offset + length);
                    FrameSink.this.write(new Frame(kind, Arrays.copyOfRange(bytes, start, end)));
                }
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * A piece of the conversation on the local command channel: one byte for the kind, four for the length, the bytes. The
 * client sends one COMMAND; the server an empty OUTPUT at once, so that the client knows that it is there, then any
 * number of OUTPUT and ERROR and then one STATUS. A client that closes the connection ends its command.
 */
public final class Frame {

    /** The longest frame that is read: far above any command, far below what would hurt. */
    public static final int MAX_BYTES = 65_536;

    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    /** What a frame carries. */
    public enum Kind {
        /** The command, UTF-8. */
        COMMAND('C'),
        /** What the command wrote to standard output. */
        OUTPUT('O'),
        /** What the command wrote to standard error. */
        ERROR('E'),
        /** The exit status, a four-byte number; the last frame. */
        STATUS('S');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        private static Kind of(int code) throws IOException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IOException("not a frame: kind " + code);
        }
    }

    private final Kind kind;
    private final byte[] bytes;

    /** A frame with bytes that the caller changes no more. */
    public Frame(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** Says that the command is taken. */
    public static Frame taken() {
        return new Frame(Kind.OUTPUT, new byte[0]);
    }

    /** A frame with text. */
    public static Frame text(Kind kind, String text) {
        return new Frame(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last frame. */
    public static Frame status(int status) {
        return new Frame(
                Kind.STATUS, ByteBuffer.allocate(Integer.BYTES).putInt(status).array());
    }

    /**
     * Reads the next frame. Works on the channel itself: the streams that {@code Channels} makes let nobody write while
     * someone waits to read.
     *
     * @throws EOFException if the other side closed the connection
     * @throws IOException if something else than a frame comes
     */
    public static Frame read(ReadableByteChannel in) throws IOException {
        ByteBuffer head = fill(in, HEAD_BYTES);
        Kind kind = Kind.of(head.get());
        int length = head.getInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("not a frame: length " + length);
        }
        return new Frame(kind, fill(in, length).array());
    }

    private static ByteBuffer fill(ReadableByteChannel in, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                throw new EOFException("the other side closed the connection");
            }
        }
        return buffer.flip();
    }

    /** Writes this frame. */
    public void write(WritableByteChannel out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES + bytes.length);
        buffer.put(kind.code).putInt(bytes.length).put(bytes).flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    /** What the frame carries. */
    public Kind kind() {
        return kind;
    }

    /** Writes the bytes alone and flushes. */
    public void pass(OutputStream stream) throws IOException {
        stream.write(bytes);
        stream.flush();
    }

    /** The bytes as UTF-8. */
    public String asText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The number of a STATUS frame.
     *
     * @throws IOException if the frame is too short
     */
    public int asStatus() throws IOException {
        if (bytes.length != Integer.BYTES) {
            throw new IOException("not a status: " + bytes.length + " bytes");
        }
        return ByteBuffer.wrap(bytes).getInt();
    }
}

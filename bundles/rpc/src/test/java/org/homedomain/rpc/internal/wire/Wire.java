// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes messages field by field from the documented numbers, independent of the generated code. */
public final class Wire {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** One field. */
    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    public Wire text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public Wire raw(int field, byte[] value) {
        return write(out -> out.writeByteArray(field, value));
    }

    public Wire message(int field, Wire value) {
        return raw(field, value.toByteArray());
    }

    public Wire number(int field, long value) {
        return write(out -> out.writeInt64(field, value));
    }

    public Wire fixed(int field, long value) {
        return write(out -> out.writeFixed64(field, value));
    }

    public byte[] toByteArray() {
        return bytes.toByteArray();
    }

    /** An original's Identity as ORIGINAL's field table has it. */
    public static Wire identity(String uuid, String version, String ip, int port) {
        return new Wire()
                .text(1, uuid)
                .text(2, version)
                .number(4, 1_592_000_000_000_000_000L)
                .text(5, ip)
                .number(6, port);
    }

    public static Wire service(String name, int port) {
        return new Wire().text(1, name).number(2, port).number(3, 1_592_000_000_000_000_001L);
    }

    /** A well-formed owner record of ours. */
    public static Wire record(String id, String address) {
        return new Wire()
                .text(1, id)
                .text(2, "kitchen")
                .text(3, address)
                .number(4, 50051)
                .text(5, "0.1.0")
                .number(8, 3)
                .number(9, 7)
                .fixed(10, 42)
                .number(13, 1)
                .number(14, 1);
    }

    public static Wire handshake(String senderId) {
        return new Wire()
                .text(1, "Dominion")
                .text(2, senderId)
                .fixed(3, 42)
                .number(5, 1)
                .number(6, 1);
    }

    private Wire write(Writing writing) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An identity as an original domain writes it, any nonsense allowed.
 *
 * @param uuid field 1
 * @param version field 2
 * @param address field 5, an IP address as text
 * @param port field 6
 */
record WireIdentity(String uuid, String version, String address, int port) {

    /** The two fields that all identity messages share: the sender, and all that it knows. */
    static byte[] list(WireIdentity sender, List<WireIdentity> known) {
        return bytes(output -> {
            output.writeByteArray(1, sender.encoded());
            for (WireIdentity identity : known) {
                output.writeByteArray(2, identity.encoded());
            }
        });
    }

    /** The UUID of the sender and those of all it knows, from such a message. */
    static List<String> uuids(byte[] list) throws IOException {
        List<String> uuids = new ArrayList<>();
        CodedInputStream input = CodedInputStream.newInstance(list);
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (tag >>> 3 <= 2) {
                uuids.add(uuid(input.readBytes()));
            } else {
                input.skipField(tag);
            }
        }
        return uuids;
    }

    /** One of its services as an original writes it is left out: none of the strangers runs any. */
    private byte[] encoded() {
        return bytes(output -> {
            output.writeString(1, uuid);
            output.writeString(2, version);
            output.writeInt64(4, 1_600_000_000_000_000_000L);
            output.writeBytes(5, ByteString.copyFromUtf8(address));
            output.writeInt32(6, port);
        });
    }

    private static String uuid(ByteString identity) throws IOException {
        CodedInputStream input = identity.newCodedInput();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (tag >>> 3 == 1) {
                return input.readString();
            }
            input.skipField(tag);
        }
        return "";
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(output);
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream output) throws IOException;
    }
}

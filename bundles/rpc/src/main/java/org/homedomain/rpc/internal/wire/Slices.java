// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message split into its length-delimited fields, none of them decoded. Decoding a whole list first would cost forty
 * times its size for a list of empty elements; so the caps hold before anything is decoded, and each element is decoded
 * alone and forgotten.
 */
final class Slices {

    private final Map<Integer, List<ByteString>> fields = new HashMap<>();

    private Slices() {}

    /**
     * Splits.
     *
     * @param caps how many elements of which field are kept; other fields are skipped
     * @throws IOException if the bytes are no message
     */
    static Slices of(ByteString message, Map<Integer, Integer> caps, DropCounts drops) throws IOException {
        Slices slices = new Slices();
        CodedInputStream in = message.newCodedInput();
        in.enableAliasing(true);
        int beyond = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            Integer cap = caps.get(WireFormat.getTagFieldNumber(tag));
            if (cap == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
            } else if (!slices.keep(WireFormat.getTagFieldNumber(tag), in.readBytes(), cap)) {
                beyond++;
            }
        }
        if (beyond > 0) {
            drops.count(Drop.BEYOND_CAP, beyond, "one message");
        }
        return slices;
    }

    private boolean keep(int field, ByteString element, int cap) {
        List<ByteString> elements = fields.computeIfAbsent(field, unused -> new ArrayList<>());
        return elements.size() < cap && elements.add(element);
    }

    /** All elements of a field, none if there are none. */
    List<ByteString> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The first element of a field. */
    Optional<ByteString> first(int field) {
        return all(field).stream().findFirst();
    }
}

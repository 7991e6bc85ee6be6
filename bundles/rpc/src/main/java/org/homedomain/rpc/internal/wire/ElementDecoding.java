// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes one element; the lists leave out and count what does not decode. */
@FunctionalInterface
interface ElementDecoding<E, T> {

    T decode(E element) throws BadElementException, InvalidProtocolBufferException;

    /** Encoded elements, each bounded in size before it is decoded. */
    static <T> List<T> encoded(List<ByteString> elements, DropCounts drops, ElementDecoding<ByteString, T> decoding) {
        return all(elements, drops, element -> {
            if (element.size() > WireCaps.MAX_ELEMENT_SIZE) {
                throw new BadElementException(Drop.OVERSIZED, element.size() + " bytes");
            }
            return decoding.decode(element);
        });
    }

    /** At most so many elements. */
    static <E, T> List<T> atMost(int cap, List<E> elements, DropCounts drops, ElementDecoding<E, T> decoding) {
        if (elements.size() <= cap) {
            return all(elements, drops, decoding);
        }
        drops.count(Drop.BEYOND_CAP, elements.size() - cap, "one record");
        return all(elements.subList(0, cap), drops, decoding);
    }

    /** One element. */
    static <E, T> Optional<T> one(E element, DropCounts drops, ElementDecoding<E, T> decoding) {
        try {
            return Optional.of(decoding.decode(element));
        } catch (BadElementException e) {
            drops.count(e.drop(), e.detail());
        } catch (InvalidProtocolBufferException e) {
            drops.count(Drop.UNREADABLE, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static <E, T> List<T> all(List<E> elements, DropCounts drops, ElementDecoding<E, T> decoding) {
        List<T> decoded = new ArrayList<>();
        for (E element : elements) {
            one(element, drops, decoding).ifPresent(decoded::add);
        }
        return decoded;
    }
}

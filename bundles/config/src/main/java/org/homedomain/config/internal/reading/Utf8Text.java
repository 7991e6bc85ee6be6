// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes a file strictly: a wrong character is told with its place, not replaced. */
final class Utf8Text {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    static Optional<String> decode(String source, ByteBuffer content, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = content.duplicate();
        CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            int lineStart = text.lastIndexOf('\n') + 1;
            int line = (int) text.chars().filter(each -> each == '\n').count() + 1;
            problems.error(
                    Place.inFile(source, line, text.length() - lineStart + 1), "not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }
}

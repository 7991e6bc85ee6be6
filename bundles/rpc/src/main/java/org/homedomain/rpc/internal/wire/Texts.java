// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.util.regex.Pattern;
import org.homedomain.spi.exchange.DomainId;

/** Rules for texts in a message. What is shown to people must not steer their terminal: no control characters. */
final class Texts {

    /** Strict semantic versioning 2.0.0 without its capturing groups, quantifiers possessive: no backtracking. */
    private static final Pattern SEMANTIC_VERSION = Pattern.compile("(?:0|[1-9]\\d*+)(?:\\.(?:0|[1-9]\\d*+)){2}"
            + "(?:-(?:\\d*[a-zA-Z-][0-9a-zA-Z-]*+|0|[1-9]\\d*+)(?:\\.(?:\\d*[a-zA-Z-][0-9a-zA-Z-]*+|0|[1-9]\\d*+))*+)?"
            + "(?:\\+[0-9a-zA-Z-]++(?:\\.[0-9a-zA-Z-]++)*+)?");

    private Texts() {}

    static String id(String text, Drop drop) throws BadElementException {
        if (!DomainId.isValid(text)) {
            throw new BadElementException(drop, "an ID of " + text.length() + " characters, or with bad ones");
        }
        return text;
    }

    static String name(String text, Drop drop) throws BadElementException {
        if (text.isBlank()) {
            throw new BadElementException(drop, "a blank name");
        }
        return bounded(text, WireCaps.MAX_NAME_LENGTH, drop);
    }

    static String bounded(String text, int maxLength, Drop drop) throws BadElementException {
        if (text.length() > maxLength || !text.codePoints().allMatch(Texts::isPrintable)) {
            throw new BadElementException(
                    drop, "a text of " + text.length() + " characters, or with control characters");
        }
        return text;
    }

    static String version(String text) throws BadElementException {
        if (text.length() > WireCaps.MAX_VERSION_LENGTH
                || !SEMANTIC_VERSION.matcher(text).matches()) {
            throw new BadElementException(Drop.VERSION, "not a semantic version");
        }
        return text;
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}

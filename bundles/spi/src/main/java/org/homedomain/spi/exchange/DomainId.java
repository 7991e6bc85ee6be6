// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/** What an ID may be made of. A domain with any other is dropped by everybody, and so is not there. */
public final class DomainId {

    /** Longest ID, in characters. */
    public static final int MAX_LENGTH = 128;

    private DomainId() {}

    /** Whether peers take a text for an ID: 1 to 128 printable characters, no space among them. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.codePoints().allMatch(DomainId::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR,
                            Character.SURROGATE,
                            Character.UNASSIGNED -> false;
                    default -> true;
                };
    }
}

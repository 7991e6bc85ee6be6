// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes with the equality of their content. */
public final class Octets {

    /** No bytes. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] content;

    private Octets(byte[] content) {
        this.content = content;
    }

    /** A copy of the given bytes. */
    public static Octets copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /** A copy of the content. */
    public byte[] toByteArray() {
        return content.clone();
    }

    /** Number of bytes. */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(content, octets.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** The first bytes in hexadecimal, and how many there are. */
    @Override
    public String toString() {
        int shown = Math.min(content.length, 8);
        return HexFormat.of().formatHex(content, 0, shown) + (shown < content.length ? "…" : "") + " (" + content.length
                + " bytes)";
    }
}

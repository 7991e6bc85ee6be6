// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.util.Arrays;
import java.util.List;

/** Reads an input as a sequence of choices, so that a change of a few bytes changes a few choices. At its end all are 0. */
public final class Choices {

    private final byte[] input;
    private int at;

    public Choices(byte[] input) {
        this.input = input;
    }

    /** Whether nothing is left. */
    public boolean isOver() {
        return at >= input.length;
    }

    /** 0 to 255. */
    public int octet() {
        return isOver() ? 0 : Byte.toUnsignedInt(input[at++]);
    }

    /** 0 to {@code bound} - 1; at most 256 different ones. */
    public int below(int bound) {
        return octet() % bound;
    }

    public boolean yes() {
        return (octet() & 1) != 0;
    }

    /** Rarely: one of sixteen. */
    public boolean rarely() {
        return below(16) == 15;
    }

    public <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Any number. */
    public long any() {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | octet();
        }
        return number;
    }

    /** So many bytes, fewer at the end. */
    public byte[] octets(int count) {
        int end = Math.min(input.length, at + count);
        byte[] taken = Arrays.copyOfRange(input, at, end);
        at = end;
        return taken;
    }

    /** All that is left. */
    public byte[] rest() {
        return octets(input.length - at);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/**
 * One replicated key of the dominion. Any domain may write it; the higher (counter, writer) wins everywhere.
 *
 * @param key up to {@value #MAX_KEY_LENGTH} characters
 * @param counter one more than the highest the writer had seen, from 1
 * @param writer ID of the domain that wrote it; breaks ties, the greater one wins
 * @param deleted kept as a tombstone
 * @param value up to {@value #MAX_VALUE_SIZE} bytes; empty when deleted
 */
public record DominionEntry(String key, long counter, String writer, boolean deleted, Octets value) {

    /** Longest key, in characters. */
    public static final int MAX_KEY_LENGTH = 256;

    /** Largest value, in bytes. */
    public static final int MAX_VALUE_SIZE = 4096;

    /**
     * @throws IllegalArgumentException if a bound is broken
     */
    public DominionEntry {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("key must have 1 to 256 characters, had " + key.length());
        }
        if (counter < 1) {
            throw new IllegalArgumentException("counter must be > 0, was " + counter);
        }
        if (value.size() > MAX_VALUE_SIZE) {
            throw new IllegalArgumentException("value must have at most 4096 bytes, had " + value.size());
        }
    }

    /** Whether this one wins over another of the same key. */
    public boolean supersedes(DominionEntry other) {
        return counter != other.counter ? counter > other.counter : writer.compareTo(other.writer) > 0;
    }
}

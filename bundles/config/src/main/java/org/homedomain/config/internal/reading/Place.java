// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.Comparator;

/**
 * Where something stands in a source.
 *
 * @param text as shown before a problem: {@code "domain.toml:7:3"}, or source and key where there are no lines
 * @param line counted from 1, 0 if there are no lines
 * @param column counted from 1, 0 if there are no lines
 */
public record Place(String text, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column).thenComparing(Place::text);

    static Place inFile(String source, int line, int column) {
        return new Place(source + ":" + line + ":" + column, line, column);
    }

    static Place ofKey(String source, String key) {
        return new Place(source + ":" + ShownText.plain(key), 0, 0);
    }

    static Place whole(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}

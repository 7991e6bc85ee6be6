// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.List;

/** A value of a source before anyone asked whether it is allowed. */
sealed interface Node {

    /** Where it stands. */
    Place place();

    /** As named in a message. */
    String shown();

    /**
     * A single value.
     *
     * @param value a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or something never allowed
     * @param untyped whether the source knows texts only, so that {@code "9000"} may mean a number
     */
    record Scalar(Place place, Object value, boolean untyped) implements Node {

        @Override
        public String shown() {
            return value instanceof String text ? ShownText.quoted(text) : ShownText.plain(value.toString());
        }
    }

    /** A list. */
    record Items(Place place, List<Node> items) implements Node {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /** A table; keys that differ in case only may both be there. */
    record Table(Place place, List<Entry> entries) implements Node {

        public Table {
            entries = List.copyOf(entries);
        }

        @Override
        public String shown() {
            return "a table";
        }
    }

    /** One key of a table. */
    record Entry(String key, Node node) {}
}

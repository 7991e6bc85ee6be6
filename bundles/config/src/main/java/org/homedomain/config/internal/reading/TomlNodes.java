// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Turns the tables of the TOML parser into nodes. */
final class TomlNodes {

    /** Our deepest key is on level 3. */
    static final int MAX_DEPTH = 16;

    private final String source;
    private final List<String> lines;
    private final Problems problems;

    TomlNodes(String source, String text, Problems problems) {
        this.source = source;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    Node.Table table(TomlTable table) {
        return table(Place.inFile(source, 1, 1), table, 1);
    }

    private Node.Table table(Place place, TomlTable table, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = table.keySet();
        for (String key : keys) {
            List<String> path = List.of(key);
            Object value = table.get(path);
            if (value != null) {
                entries.add(new Node.Entry(key, node(place(table.inputPositionOf(path), place), value, depth)));
            }
        }
        return new Node.Table(place, entries);
    }

    private Node node(Place place, Object value, int depth) {
        if (depth >= MAX_DEPTH) {
            problems.error(place, "nested deeper than " + MAX_DEPTH + " levels; no key needs that");
            return new Node.Items(place, List.of());
        }
        if (value instanceof TomlTable table) {
            return table(place, table, depth + 1);
        }
        if (value instanceof TomlArray array) {
            return items(place, array, depth + 1);
        }
        return new Node.Scalar(place, value, false);
    }

    private Node.Items items(Place place, TomlArray array, int depth) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(node(itself(array.inputPositionOf(i), place), array.get(i), depth));
        }
        return new Node.Items(place, items);
    }

    /** The parser's position of an element may be that of the line breaks and comments before it. */
    private Place itself(@Nullable TomlPosition position, Place outer) {
        if (position == null) {
            return outer;
        }
        int column = position.column();
        for (int line = position.line(); line <= lines.size(); line++) {
            String rest = lines.get(line - 1)
                    .substring(Math.min(column - 1, lines.get(line - 1).length()));
            int blanks = rest.length() - rest.stripLeading().length();
            if (blanks < rest.length() && rest.charAt(blanks) != '#') {
                return Place.inFile(source, line, column + blanks);
            }
            column = 1;
        }
        return place(position, outer);
    }

    private Place place(@Nullable TomlPosition position, Place outer) {
        return position == null ? outer : Place.inFile(source, position.line(), position.column());
    }
}

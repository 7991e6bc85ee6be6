// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;

/** A table with aligned columns that fits a screen. Cells are shown as {@link PrintableText}. */
final class Table {

    private static final String GAP = "  ";

    /** A column is not shortened below this many cells. */
    private static final int NARROWEST = 6;

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        columns = headings.length;
        row(headings);
    }

    void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " cells, not " + cells.length);
        }
        rows.add(List.of(cells).stream().map(PrintableText::of).toList());
    }

    void print(Screen screen) {
        int[] widths = widths(screen.width());
        for (List<String> row : rows) {
            screen.line(line(row, widths));
        }
    }

    private int[] widths(int available) {
        int[] widths = new int[columns];
        int total = GAP.length() * (columns - 1);
        for (int column = 0; column < columns; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], PrintableText.width(row.get(column)));
            }
            total += widths[column];
        }
        for (int widest = widest(widths); total > available && widths[widest] > NARROWEST; widest = widest(widths)) {
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int column = 1; column < widths.length; column++) {
            widest = widths[column] > widths[widest] ? column : widest;
        }
        return widest;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = PrintableText.cut(row.get(column), widths[column]);
            line.append(cell).append(" ".repeat(widths[column] - PrintableText.width(cell)));
            line.append(GAP);
        }
        return line.toString();
    }
}

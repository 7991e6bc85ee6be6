// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.PrintStream;

/** Shows the newest state: drawn over the last one on a terminal, else appended when it says something new. */
final class Screen {

    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows a state.
     *
     * @param summary what counts
     * @param table what changes all the time
     */
    void show(String summary, String table) {
        String text = terminal && !table.isEmpty() ? table + System.lineSeparator() + summary : summary;
        if (text.equals(shown)) {
            return;
        }
        if (terminal && !shown.isEmpty()) {
            out.print("\u001b[" + shown.lines().count() + "A\u001b[J");
        }
        // A line longer than the terminal is wide is cut: wrapped, it would be two to move up over.
        out.println(terminal ? NO_WRAP + text + WRAP : text);
        out.flush();
        shown = text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.io.PrintStream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints. Text goes through {@link PrintableText} first.
 *
 * @param out results
 * @param err progress, which is no part of the result
 * @param width cells of a line, {@link #UNLIMITED} if nobody looks at a terminal
 * @param console of the session: behind {@code out}, and in Karaf with a buffer that flushing {@code out} leaves full
 */
record Screen(PrintStream out, PrintStream err, int width, PrintStream console) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int NARROWEST = 40;

    /** The screen of a session: its console, or the pipe or file that this command was redirected to. */
    static Screen of(CommandSession session) {
        Process process = Process.Utils.current();
        if (process == null) {
            return new Screen(session.getConsole(), session.getConsole(), UNLIMITED, session.getConsole());
        }
        // Karaf calls every session 80 columns wide; those that are not interactive have a dumb terminal.
        boolean watched = process.isTty(1) && !"dumb".equals(session.get("TERM"));
        return new Screen(
                process.out(),
                process.err(),
                watched ? width(session.get("COLUMNS")) : UNLIMITED,
                session.getConsole());
    }

    void line(String text) {
        out.println(PrintableText.of(text).stripTrailing());
    }

    /**
     * Whether nobody can read any more what is printed here; what was printed so far is on its way. A closed SSH channel
     * refuses to be flushed even when nothing waits, but only the console is flushed as far as that: between it and
     * {@code out} there is a buffer, and flushing an empty one passes nothing on.
     */
    boolean isGone() {
        boolean gone = out.checkError();
        return console.checkError() || gone;
    }

    /** A line that is no part of the result. */
    void progress(String text) {
        err.println(PrintableText.of(text));
        err.flush();
        console.flush();
    }

    /** What is printable already: JSON. */
    void raw(String text) {
        out.println(text);
    }

    private static int width(@Nullable Object columns) {
        if (columns == null || !columns.toString().matches("[0-9]{1,5}")) {
            return UNLIMITED;
        }
        int width = Integer.parseInt(columns.toString());
        return width == 0 ? UNLIMITED : Math.max(NARROWEST, width);
    }
}

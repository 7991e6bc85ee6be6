// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homedomain.config.internal.reading.Problem.Severity;

/** Collects the problems of one source. Not thread-safe. */
final class Problems {

    /** More are counted, not listed: nobody reads them, and a hostile file must not fill the memory. */
    static final int MAX_LISTED = 100;

    private final List<Problem> listed = new ArrayList<>();
    private int unlisted;
    private boolean failed;
    private final boolean complete;

    /**
     * @param complete whether the whole source could be read
     */
    Problems(boolean complete) {
        this.complete = complete;
    }

    void error(Place place, String text) {
        add(new Problem(Severity.ERROR, place, text));
    }

    /** Tells of values that do not fit together: not while the source could be read in part only. */
    void crossError(Place place, String text) {
        if (complete) {
            error(place, text);
        }
    }

    void warning(Place place, String text) {
        add(new Problem(Severity.WARNING, place, text));
    }

    void note(Place place, String text) {
        add(new Problem(Severity.NOTE, place, text));
    }

    private void add(Problem problem) {
        failed |= problem.severity() == Severity.ERROR;
        if (listed.size() < MAX_LISTED) {
            listed.add(problem);
        } else {
            unlisted++;
        }
    }

    /** Forgets what was said about lines from {@code line} on. */
    void dropFromLine(int line) {
        listed.removeIf(problem -> problem.place().line() >= line);
    }

    void addAll(Problems others) {
        others.listed.forEach(this::add);
        unlisted += others.unlisted;
        failed |= others.failed;
    }

    /** Whether there was an error, listed or not. */
    boolean hasErrors() {
        return failed;
    }

    /** All of them in the order of the source. */
    List<Problem> inOrder(String source) {
        List<Problem> sorted = new ArrayList<>(listed);
        sorted.sort(Comparator.comparing(Problem::place));
        if (unlisted > 0) {
            Severity severity = failed ? Severity.ERROR : Severity.WARNING;
            sorted.add(new Problem(severity, Place.whole(source), "and " + unlisted + " more"));
        }
        return List.copyOf(sorted);
    }
}

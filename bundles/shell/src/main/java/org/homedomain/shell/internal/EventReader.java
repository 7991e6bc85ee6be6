// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerHistory.Happening;

/** Prints events, each once and in order; says how many it missed. */
final class EventReader {

    private final EventFilter filter;
    private final boolean json;
    private final Screen screen;
    private long seen;

    EventReader(EventFilter filter, boolean json, Screen screen) {
        this.filter = filter;
        this.json = json;
        this.screen = screen;
    }

    /** The last ones that are kept; returns how many were shown. */
    int last(PeerHistory history, int count) {
        List<Happening> kept = history.after(0);
        List<Happening> wanted =
                kept.stream().filter(each -> filter.shows(each.event())).toList();
        List<Happening> shown = wanted.subList(Math.max(0, wanted.size() - count), wanted.size());
        shown.forEach(this::print);
        seen = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).number();
        return shown.size();
    }

    /** What came since. */
    void more(PeerHistory history) {
        for (Happening happening : history.after(seen)) {
            if (happening.number() > seen + 1) {
                screen.progress((happening.number() - seen - 1) + " events are not shown: too many came at once.");
            }
            seen = happening.number();
            if (filter.shows(happening.event())) {
                print(happening);
            }
        }
    }

    private void print(Happening happening) {
        if (json) {
            Json.printLine(EventText.json(happening), screen);
        } else {
            screen.line(EventText.line(happening));
        }
    }
}

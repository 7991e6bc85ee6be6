// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened: a hash over all of it, the last of it in words, and how often. */
public final class Trace {

    private static final int KEPT = 400;
    private static final long PRIME = 0x100000001b3L;

    private record Line(long at, String who, String what, Object detail) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long hash = 0xcbf29ce484222325L;
    private long steps;

    /** Something that matters to the hash only. */
    void mix(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> 29;
    }

    /** A step of a machine. */
    void step(long at, int host, int kind, long weight) {
        steps++;
        mix(at);
        mix(((long) host << 8) + kind);
        mix(weight);
    }

    /** Something for people; the detail is put into words only if somebody reads it. */
    public void tell(long at, String who, String what, Object detail) {
        mix(what.hashCode());
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(new Line(at, who, what, detail));
    }

    /** Counts a kind of thing. */
    public void count(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** How often each kind of thing happened. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** Equal for two runs in which all was the same. */
    public long hash() {
        return hash;
    }

    /** Steps of all domains. */
    public long steps() {
        return steps;
    }

    /** The last lines, the oldest first. */
    public List<String> last(int number) {
        List<String> words = new ArrayList<>();
        lines.stream().skip(Math.max(0, lines.size() - number)).forEach(line -> words.add(words(line)));
        return words;
    }

    private static String words(Line line) {
        return String.format(Locale.ROOT, "%s %-6s %s %s", clock(line.at()), line.who(), line.what(), line.detail());
    }

    /** Minutes, seconds and milliseconds. */
    public static String clock(long nanos) {
        long millis = nanos / 1_000_000;
        return String.format(Locale.ROOT, "%d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
    }
}

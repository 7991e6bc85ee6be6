// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * In which order this domain learnt what it knows, so that a peer is sent only what came after the last message that
 * it confirmed; rule M4.
 */
final class ChangeLog {

    /*
     * How it works. Every replicated thing has one line: its key, a sequence number, and the peer that told of it.
     * A newer version moves the line to the end under a new number. For each peer one number is kept: all up to it was
     * told. What the peer lacks is the tail behind that number, minus what it told us itself. The content is looked up
     * when a message is composed, so that the newest version goes out and nothing is held twice.
     */

    enum Kind {
        RECORD,
        ORIGINAL,
        VERDICT,
        ENTRY
    }

    /** Names a replicated thing. */
    record Key(Kind kind, String name) {}

    /**
     * One line.
     *
     * @param source the ID of the peer that told of it, empty if this domain itself did
     * @param urgent whether it is worth a call; otherwise it goes along with what is told anyway
     */
    record Line(long sequence, Key key, String source, boolean urgent) {}

    private final Map<Kind, Map<String, Line>> byKind = new EnumMap<>(Kind.class);
    private final TreeMap<Long, Line> bySequence = new TreeMap<>();
    private long last;
    private long changes;

    /** Something changed: everybody but the source lacks it now. */
    void note(Kind kind, String name, String source) {
        note(kind, name, source, true);
    }

    /** The same; if it is not urgent nobody is called for its sake. */
    void note(Kind kind, String name, String source, boolean urgent) {
        drop(kind, name);
        last++;
        put(new Line(last, new Key(kind, name), source, urgent));
        changes++;
    }

    /** Something is not replicated any more. */
    void drop(Kind kind, String name) {
        changes++;
        Line line = ofKind(kind).remove(name);
        if (line != null) {
            bySequence.remove(line.sequence());
        }
    }

    private void put(Line line) {
        ofKind(line.key().kind()).put(line.key().name(), line);
        bySequence.put(line.sequence(), line);
    }

    private Map<String, Line> ofKind(Kind kind) {
        return byKind.computeIfAbsent(kind, missing -> new HashMap<>());
    }

    /** A peer was started anew: it does not know what its former run told. */
    void forgetSource(String peerId) {
        for (Line line : List.copyOf(bySequence.values())) {
            if (line.source().equals(peerId)) {
                put(new Line(line.sequence(), line.key(), "", line.urgent()));
            }
        }
    }

    /** Lines with a higher number, in order. */
    NavigableMap<Long, Line> after(long sequence) {
        return bySequence.tailMap(sequence, false);
    }

    /** Whether the newest line on a thing was told to a peer; also if there is none. */
    boolean told(Kind kind, String name, PeerEntry peer) {
        Line line = ofKind(kind).get(name);
        return line == null || line.sequence() <= peer.told();
    }

    /** Whether there is anything urgent that a peer neither heard from here nor told itself. */
    boolean hasNewsFor(PeerEntry peer) {
        return isAny(peer, line -> isNews(line, peer));
    }

    /** The same of what needs an answer: all but verdicts. */
    boolean hasNewsToConfirmFor(PeerEntry peer) {
        return isAny(peer, line -> line.key().kind() != Kind.VERDICT && isNews(line, peer));
    }

    /** The verdicts among it, in order. */
    List<Line> verdictsFor(PeerEntry peer) {
        return after(peer.told()).values().stream()
                .filter(line -> line.key().kind() == Kind.VERDICT && isNews(line, peer))
                .toList();
    }

    /** Whether there is anything that a peer neither confirmed nor told itself. */
    boolean mayLack(PeerEntry peer) {
        return isAny(peer, line -> !line.source().equals(peer.id()));
    }

    private static boolean isNews(Line line, PeerEntry peer) {
        boolean said = line.key().kind() == Kind.VERDICT
                && line.sequence() <= peer.courier().said();
        return line.urgent() && !said && !line.source().equals(peer.id());
    }

    private boolean isAny(PeerEntry peer, Predicate<Line> which) {
        if (peer.told() >= last) {
            return false;
        }
        for (Line line : after(peer.told()).values()) {
            if (which.test(line)) {
                return true;
            }
        }
        return false;
    }

    /** Grows with whatever happens to the log. */
    long changes() {
        return changes;
    }

    long last() {
        return last;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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

    /** One line; {@code source} is the ID of the peer that told of it, empty if this domain itself did. */
    record Line(long sequence, Key key, String source) {}

    private final Map<Key, Line> byKey = new HashMap<>();
    private final TreeMap<Long, Line> bySequence = new TreeMap<>();
    private long last;
    private long changes;

    /** Something changed: everybody but the source lacks it now. */
    void note(Kind kind, String name, String source) {
        Key key = new Key(kind, name);
        drop(kind, name);
        last++;
        Line line = new Line(last, key, source);
        byKey.put(key, line);
        bySequence.put(last, line);
        changes++;
    }

    /** Something is not replicated any more. */
    void drop(Kind kind, String name) {
        changes++;
        Optional.ofNullable(byKey.remove(new Key(kind, name))).ifPresent(line -> bySequence.remove(line.sequence()));
    }

    /** A peer was started anew: it does not know what its former run told. */
    void forgetSource(String peerId) {
        for (Line line : List.copyOf(bySequence.values())) {
            if (line.source().equals(peerId)) {
                Line own = new Line(line.sequence(), line.key(), "");
                byKey.put(line.key(), own);
                bySequence.put(line.sequence(), own);
            }
        }
    }

    /** Lines with a higher number, in order. */
    NavigableMap<Long, Line> after(long sequence) {
        return bySequence.tailMap(sequence, false);
    }

    /** Whether the newest line on a thing was told to a peer; also if there is none. */
    boolean told(Kind kind, String name, PeerEntry peer) {
        Line line = byKey.get(new Key(kind, name));
        return line == null || line.sequence() <= peer.told();
    }

    /** Whether a peer lacks anything that it did not tell itself. */
    boolean hasNewsFor(PeerEntry peer) {
        return after(peer.told()).values().stream()
                .anyMatch(line -> !line.source().equals(peer.id()));
    }

    /** Grows with whatever happens to the log. */
    long changes() {
        return changes;
    }

    long last() {
        return last;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.Handshake;

/** The open streams of this domain, by number and by peer; rule M21. */
final class Streams {

    /** Streams at once with one peer: both may open one in the same moment. */
    private static final int PER_PEER = 2;

    private static final class Line {

        private final long streamId;
        private final String peerId;
        private final long boot;
        private final long openedAt;
        private boolean greeted;

        Line(long streamId, String peerId, long boot, long openedAt, boolean greeted) {
            this.openedAt = openedAt;
            this.streamId = streamId;
            this.peerId = peerId;
            this.boot = boot;
            this.greeted = greeted;
        }
    }

    private final Map<Long, Line> lines = new HashMap<>();
    private final Map<String, List<Line>> byPeer = new HashMap<>();
    private long lastOpened;

    /** Opens one to a peer whose record is known. */
    void open(Core core, PeerEntry peer, Handshake greeting) {
        Endpoint known = peer.endpoint();
        Endpoint target = Endpoint.of(known.addresses().get(0), known.port());
        lastOpened++;
        put(new Line(lastOpened, peer.id(), bootOf(peer), core.now, false));
        core.out.stream(new StreamOrder.Open(lastOpened, target, greeting));
    }

    /** Takes one that a peer opened; false if it has enough. */
    boolean accept(long streamId, PeerEntry peer, long now) {
        if (byPeer.getOrDefault(peer.id(), List.of()).size() >= PER_PEER) {
            return false;
        }
        put(new Line(streamId, peer.id(), bootOf(peer), now, true));
        return true;
    }

    /** The other end said who it is; empty if the stream is not there any more. */
    Optional<String> greeted(long streamId) {
        Line line = lines.get(streamId);
        if (line == null) {
            return Optional.empty();
        }
        line.greeted = true;
        return Optional.of(line.peerId);
    }

    /** M21.2: who said at the other end who it is; empty if nobody has. */
    Optional<String> speakerOf(long streamId) {
        return Optional.ofNullable(lines.get(streamId))
                .filter(line -> line.greeted)
                .map(line -> line.peerId);
    }

    /** Who is or should be at the other end; empty if the stream is not there any more. */
    Optional<String> peerOf(long streamId) {
        return Optional.ofNullable(lines.get(streamId)).map(line -> line.peerId);
    }

    /** Whether the run of the peer that was at the other end is the one that is known now. */
    boolean isOfRun(long streamId, PeerEntry peer) {
        Line line = lines.get(streamId);
        return line != null && line.boot == bootOf(peer);
    }

    /** Whether one is open or being opened. */
    boolean anyWith(PeerEntry peer) {
        return byPeer.containsKey(peer.id());
    }

    /** With whom any is open or being opened. */
    List<String> peerIds() {
        return List.copyOf(byPeer.keySet());
    }

    /** One on which both ends have said who they are. */
    Optional<Long> openWith(PeerEntry peer) {
        for (Line line : byPeer.getOrDefault(peer.id(), List.of())) {
            if (line.greeted) {
                return Optional.of(line.streamId);
            }
        }
        return Optional.empty();
    }

    /** It has ended. */
    void ended(long streamId) {
        Line line = lines.remove(streamId);
        if (line == null) {
            return;
        }
        byPeer.computeIfPresent(line.peerId, (peerId, open) -> {
            open.remove(line);
            return open.isEmpty() ? null : open;
        });
    }

    /** Peers that have not said who they are on a stream that was opened before. */
    List<String> ungreetedBefore(long nanos) {
        return lines.values().stream()
                .filter(line -> !line.greeted && line.openedAt < nanos)
                .map(line -> line.peerId)
                .toList();
    }

    /** Ends all with a peer. */
    void endAll(Core core, PeerEntry peer, String sentence) {
        for (Line line : List.copyOf(byPeer.getOrDefault(peer.id(), List.of()))) {
            ended(line.streamId);
            core.out.stream(new StreamOrder.End(line.streamId, FailureReason.SILENT, sentence));
        }
    }

    /** Ends all. */
    void endAll(Core core, String sentence) {
        for (Long streamId : List.copyOf(lines.keySet())) {
            ended(streamId);
            core.out.stream(new StreamOrder.End(streamId, FailureReason.SILENT, sentence));
        }
    }

    /** How many are open or being opened. */
    int size() {
        return lines.size();
    }

    private void put(Line line) {
        lines.put(line.streamId, line);
        byPeer.computeIfAbsent(line.peerId, missing -> new ArrayList<>()).add(line);
    }

    private static long bootOf(PeerEntry peer) {
        return peer.ownerRecord().map(owned -> owned.stamp().boot()).orElse(0L);
    }
}

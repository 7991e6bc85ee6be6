// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homedomain.api.peer.PeerStatus;

/** Every peer that is known, in the order of their IDs: the ring. */
final class PeerTable {

    /** More peers than this are not taken in; rule M19. */
    static final int MAX_PEERS = 4_096;

    private long weight;
    private final NavigableMap<String, PeerEntry> byId = new TreeMap<>();

    Optional<PeerEntry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** For people; its ID if it is unknown. */
    String nameOf(String id) {
        return find(id).map(peer -> peer.identity().name()).orElse(id);
    }

    boolean isFull() {
        return byId.size() >= MAX_PEERS;
    }

    /** Whether there is room for so many bytes more; rule M19. */
    boolean bears(long more) {
        return weight + more <= Weight.MOST_PEERS;
    }

    /** A peer became heavier, or lighter. */
    void weighs(long more) {
        weight += more;
    }

    /** Adds a peer unless it is there. */
    void add(PeerEntry entry) {
        if (byId.put(entry.id(), entry) == null) {
            weight += entry.weight();
        }
    }

    void remove(PeerEntry entry) {
        if (byId.remove(entry.id()) != null) {
            weight -= entry.weight();
        }
    }

    Collection<PeerEntry> all() {
        return byId.values();
    }

    /** Live peers of either kind. */
    Stream<PeerEntry> members() {
        return byId.values().stream().filter(PeerEntry::isMember);
    }

    /** Live peers that run our own software. */
    Stream<PeerEntry> ourMembers() {
        return members().filter(PeerEntry::isOurs);
    }

    boolean hasAtMost(int count) {
        return ourMembers().limit(count + 1L).count() <= count;
    }

    boolean anyMember() {
        return members().findAny().isPresent();
    }

    /** Whether a live, unsuspected peer besides this one could look for itself. */
    boolean anyWitnessBesides(PeerEntry suspect) {
        return byId.values().stream()
                .anyMatch(entry -> entry != suspect && entry.isOurs() && entry.status() == PeerStatus.ALIVE);
    }

    /** Our own live peers that follow an ID in the ring, nearest first. */
    List<PeerEntry> successors(String id, int count) {
        List<PeerEntry> nearest = new ArrayList<>(count);
        take(byId.tailMap(id, false).values(), count, nearest);
        take(byId.headMap(id, false).values(), count, nearest);
        return nearest;
    }

    /** Our own live peers that precede an ID in the ring, nearest first. */
    List<PeerEntry> predecessors(String id, int count) {
        List<PeerEntry> nearest = new ArrayList<>(count);
        take(byId.headMap(id, false).descendingMap().values(), count, nearest);
        take(byId.tailMap(id, false).descendingMap().values(), count, nearest);
        return nearest;
    }

    private static void take(Collection<PeerEntry> ring, int count, List<PeerEntry> nearest) {
        for (PeerEntry entry : ring) {
            if (nearest.size() == count) {
                return;
            }
            if (entry.isOurs() && entry.isMember()) {
                nearest.add(entry);
            }
        }
    }

    /** Whether fewer than {@code count} live domains stand between a domain and a peer that follows it in the ring. */
    boolean isAmongPredecessors(String id, PeerEntry peer, int count) {
        return byId.values().stream()
                        .filter(entry -> entry.isOurs() && entry.status() == PeerStatus.ALIVE)
                        .filter(entry -> isBetween(id, entry.id(), peer.id()))
                        .limit(count)
                        .count()
                < count;
    }

    private static boolean isBetween(String from, String id, String to) {
        boolean after = id.compareTo(from) > 0;
        boolean before = id.compareTo(to) < 0;
        return from.compareTo(to) < 0 ? after && before : after || before;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every peer that is known, in the order of their IDs: the ring. */
final class PeerTable {

    /** More peers than this are not taken in; rule M19. */
    static final int MAX_PEERS = 4_096;

    private final NavigableMap<String, PeerEntry> byId = new TreeMap<>();
    private long weight;
    private @Nullable Roll roll;
    private long changes;
    private boolean callsMoved;
    private long nextCallNanos = Courier.NEVER;

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
        PeerEntry before = byId.put(entry.id(), entry);
        if (before == null) {
            weight += entry.weight();
        }
        if (before != entry) {
            entry.listedIn(this);
            changed();
            callMoved();
        }
    }

    void remove(PeerEntry entry) {
        if (byId.remove(entry.id()) != null) {
            weight -= entry.weight();
        }
        changed();
        callMoved();
    }

    /** One of the peers counts as something else from now on. */
    void changed() {
        roll = null;
        changes++;
    }

    /** Grows whenever a peer comes, goes, or counts as something else. */
    long changes() {
        return changes;
    }

    /** One of the peers is to be called at another time. */
    void callMoved() {
        callsMoved = true;
    }

    /** Who counts as what now. It stays as it is when they change: then there is another one. */
    Roll roll() {
        Roll current = roll;
        if (current == null) {
            current = Roll.of(byId.values());
            roll = current;
        }
        return current;
    }

    /** When the first peer is to be called for its own sake. */
    long nextCallNanos() {
        if (callsMoved) {
            callsMoved = false;
            nextCallNanos = Courier.NEVER;
            for (PeerEntry entry : byId.values()) {
                nextCallNanos = Math.min(nextCallNanos, entry.courier().callAtNanos());
            }
        }
        return nextCallNanos;
    }

    Collection<PeerEntry> all() {
        return byId.values();
    }

    /** Live peers of either kind. */
    Stream<PeerEntry> members() {
        return roll().members().stream();
    }

    /** Live peers that run our own software. */
    Stream<PeerEntry> ourMembers() {
        return roll().ours().stream();
    }

    boolean hasAtMost(int count) {
        return roll().ours().size() <= count;
    }

    boolean anyMember() {
        return !roll().members().isEmpty();
    }

    /** Whether a live, unsuspected peer besides this one, and no mere name, could look for itself and say so here. */
    boolean anyWitnessBesides(PeerEntry suspect) {
        return roll().alive().stream()
                .anyMatch(peer -> peer != suspect && peer.contactNanos().isPresent() && peer.reachable());
    }

    /** Whether there may be somebody who reaches this one; who is only suspected may come back in a moment. */
    boolean mayAnyReach(PeerEntry lost) {
        return anyWitnessBesides(lost) || roll().suspects().stream().anyMatch(peer -> peer != lost && peer.isOurs());
    }

    /** Our own live peers that follow an ID in the ring, nearest first. */
    List<PeerEntry> successors(String id, int count) {
        List<PeerEntry> ring = roll().ours();
        int first = firstAfter(id, ring);
        List<PeerEntry> nearest = new ArrayList<>(count);
        for (int step = 0; step < Math.min(count, ring.size()); step++) {
            nearest.add(ring.get((first + step) % ring.size()));
        }
        return nearest;
    }

    /** Our own live peers that precede an ID in the ring, nearest first. */
    List<PeerEntry> predecessors(String id, int count) {
        List<PeerEntry> ring = roll().ours();
        int first = firstAfter(id, ring);
        List<PeerEntry> nearest = new ArrayList<>(count);
        for (int step = 1; step <= Math.min(count, ring.size()); step++) {
            nearest.add(ring.get(Math.floorMod(first - step, ring.size())));
        }
        return nearest;
    }

    /** Bisects a ring in which an ID itself is not. */
    private static int firstAfter(String id, List<PeerEntry> ring) {
        int low = 0;
        int high = ring.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ring.get(middle).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether fewer than {@code count} live domains stand between a domain and a peer that follows it in the ring. */
    boolean isAmongPredecessors(String id, PeerEntry peer, int count) {
        return countBetween(id, peer, count) < count;
    }

    /** How many live domains stand between a domain and a peer that follows it in the ring, {@code most} at most. */
    int countBetween(String id, PeerEntry peer, int most) {
        return (int) roll().alive().stream()
                .filter(entry -> isBetween(id, entry.id(), peer.id()))
                .limit(most)
                .count();
    }

    private static boolean isBetween(String from, String id, String to) {
        boolean after = id.compareTo(from) > 0;
        boolean before = id.compareTo(to) < 0;
        return from.compareTo(to) < 0 ? after && before : after || before;
    }
}

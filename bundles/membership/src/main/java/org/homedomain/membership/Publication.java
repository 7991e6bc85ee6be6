// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;

/** Turns state into what readers and listeners see: compares how a peer looked before and after a step. */
final class Publication {

    private static final Comparator<Peer> BY_NAME =
            Comparator.comparing(Peer::name).thenComparing(Peer::id);

    private Publication() {}

    /** Events for every peer that a step touched. */
    static void announce(Core core) {
        for (PeerEntry entry : core.out.touched()) {
            if (core.peers.find(entry.id()).filter(found -> found == entry).isPresent()) {
                announce(core, entry);
            }
        }
    }

    private static void announce(Core core, PeerEntry entry) {
        Peer now = entry.toPeer(core.id());
        Optional<Peer> before = entry.published();
        if (before.filter(peer -> looksLike(peer, now)).isPresent()) {
            return;
        }
        String difference = entry.publishedIdentity()
                .map(older -> Difference.words(older, entry.identity()))
                .orElse("");
        entry.published(now);
        core.out.viewChanged();
        kindOf(before, now, !difference.isEmpty())
                .ifPresent(kind -> core.out.event(new PeerEvent(kind, now, reason(kind, before, now, difference))));
    }

    /** The remark says why the status is what it is; of what has no status of its own the difference tells. */
    private static String reason(PeerEvent.Kind kind, Optional<Peer> before, Peer now, String difference) {
        return switch (kind) {
            case UPDATED -> difference;
            case REFUTED ->
                before.filter(older -> older.incarnation() < now.incarnation())
                        .map(older -> "by its incarnation " + now.incarnation())
                        .orElse("answered again");
            default -> now.contact().remark();
        };
    }

    private static boolean looksLike(Peer before, Peer now) {
        return before.identity().equals(now.identity())
                && before.status() == now.status()
                && before.incarnation() == now.incarnation()
                && before.original() == now.original()
                && before.contact().reachable() == now.contact().reachable()
                && before.contact().remark().equals(now.contact().remark())
                && before.lapse().accusers().equals(now.lapse().accusers());
    }

    /** Which of its addresses works from here is shown, but no news; what differs in what it tells of itself is. */
    private static Optional<PeerEvent.Kind> kindOf(Optional<Peer> before, Peer now, boolean differs) {
        Optional<PeerStatus> old = before.map(Peer::status);
        if (old.filter(status -> status == now.status()).isPresent()) {
            return differs ? Optional.of(PeerEvent.Kind.UPDATED) : Optional.empty();
        }
        boolean wasMember = old.filter(PeerStatus::isMember).isPresent();
        boolean slept = old.filter(status -> status == PeerStatus.SLEEPING).isPresent();
        return switch (now.status()) {
            case ALIVE -> Optional.of(wasMember ? PeerEvent.Kind.REFUTED : PeerEvent.Kind.JOINED);
            case SUSPECT -> Optional.of(wasMember || slept ? PeerEvent.Kind.SUSPECTED : PeerEvent.Kind.JOINED);
            case FAILED -> wasMember ? Optional.of(PeerEvent.Kind.FAILED) : Optional.empty();
            case LEFT -> wasMember ? Optional.of(PeerEvent.Kind.LEFT) : Optional.empty();
            case SLEEPING -> Optional.of(PeerEvent.Kind.SLEPT);
        };
    }

    static DominionView view(Core core) {
        List<Peer> peers = core.peers.all().stream()
                .map(entry -> entry.toPeer(core.id()))
                .sorted(BY_NAME)
                .toList();
        return new DominionView(core.settings.title(), core.slumber.shown(core), peers);
    }
}

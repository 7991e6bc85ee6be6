// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.ExchangeMessage;

/** How domains of the original system are treated; rule M13. */
final class Originals {

    /** Identities taken from one list. */
    static final int MAX_HEARSAY = 512;

    private Originals() {}

    /** An original spoke to this domain. Its address counts only once a dial to it worked. */
    static void heard(Core core, Identity sender, List<Identity> hearsay, String remoteAddress) {
        Optional<PeerEntry> known = core.peers.find(sender.id());
        if (known.isPresent() && known.get().isOurs() && known.get().isMember()) {
            core.drops.count(Drops.Cause.DOWNGRADE);
            return;
        }
        // The speaker itself comes last into the queue, so that it is dialled first.
        hearsay.stream().limit(MAX_HEARSAY).forEach(identity -> suggest(core, identity, sender.id()));
        if (known.isEmpty() || !known.get().isMember() || hasMoved(known.get(), sender)) {
            offer(core, Candidate.sighted(Optional.of(sender.id()), behind(sender, remoteAddress), "its own call"));
        } else {
            PeerEntry peer = known.get();
            describe(core, peer, sender, peer.identity().endpoint());
            Contacts.heard(core, peer, remoteAddress);
            scheduleNext(core, peer);
        }
    }

    /** An original answered at an endpoint that was dialled. */
    static void answered(Core core, Identity sender, List<Identity> hearsay, Endpoint dialled, String address) {
        Optional<PeerEntry> known = core.peers.find(sender.id());
        long more = Weight.of(sender) - known.map(PeerEntry::weight).orElse(0L);
        if (!Records.hasRoom(core, known.isEmpty(), more)) {
            return;
        }
        PeerEntry peer = known.orElseGet(() -> new PeerEntry(sender));
        List<String> addresses = new ArrayList<>(List.of(address));
        dialled.addresses().stream().filter(other -> !other.equals(address)).forEach(addresses::add);
        describe(core, peer, sender, new Endpoint(addresses, dialled.port()));
        if (!peer.isMember() || core.peers.find(peer.id()).isEmpty()) {
            core.peers.add(peer);
            peer.become(PeerStatus.ALIVE, core.now);
            core.log.note(ChangeLog.Kind.ORIGINAL, peer.id(), "");
            core.spreading.relay(core.now);
            core.out.snapshotChanged();
        }
        Contacts.answered(core, peer, address);
        scheduleNext(core, peer);
        hearsay.stream().limit(MAX_HEARSAY).forEach(identity -> suggest(core, identity, sender.id()));
    }

    /** M13.4: one of ours names an original with which it has spoken: an address to dial, no more. */
    static void propose(Core core, Identity identity, String senderId) {
        if (isUnknown(core, identity)) {
            offer(core, Candidate.told(identity.id(), identity.endpoint(), "told by " + senderId));
        }
    }

    /** M13.2: an original names a domain of which it has heard. */
    private static void suggest(Core core, Identity identity, String senderId) {
        if (isUnknown(core, identity)) {
            offer(core, Candidate.hearsay(identity.id(), identity.endpoint(), "told by " + senderId));
        }
    }

    private static boolean isUnknown(Core core, Identity identity) {
        boolean known =
                core.peers.find(identity.id()).filter(PeerEntry::isMember).isPresent();
        return !known && !identity.id().equals(core.id());
    }

    /** An exchange with an original failed. */
    static void failed(Core core, PeerEntry peer, String sentence) {
        peer.courier().failed();
        int failures = peer.courier().failures();
        peer.reachable(false, sentence);
        if (failures >= 2 && peer.status() == PeerStatus.ALIVE) {
            peer.suspect(core.now);
        }
        long pause = Math.max(
                core.pacing.heartbeatCheck().drawNanos(core.random),
                DialQueue.backoff(failures, Callbacks.ORIGINAL_REDIAL));
        peer.courier().callAt(core.now + (failures == 1 ? 0 : pause));
        core.out.touch(peer);
    }

    private static void scheduleNext(Core core, PeerEntry peer) {
        peer.courier().callAt(core.now + core.pacing.heartbeatCheck().drawNanos(core.random));
        peer.courier().giveUpAt(core.now + core.pacing.isolationTimeout().drawNanos(core.random));
    }

    private static void describe(Core core, PeerEntry peer, Identity told, Endpoint endpoint) {
        Identity newer = new Identity(told.id(), told.name(), endpoint, told.version(), told.traits(), told.services());
        if (core.peers.find(peer.id()).isPresent()) {
            core.peers.weighs(Weight.of(newer) - peer.weight());
        }
        peer.identity(newer);
        core.out.touch(peer);
    }

    private static boolean hasMoved(PeerEntry peer, Identity told) {
        return peer.identity().endpoint().port() != told.endpoint().port();
    }

    private static Endpoint behind(Identity sender, String remoteAddress) {
        List<String> addresses = new ArrayList<>(List.of(remoteAddress));
        sender.endpoint().addresses().stream()
                .filter(other -> !other.equals(remoteAddress))
                .forEach(addresses::add);
        return new Endpoint(addresses, sender.endpoint().port());
    }

    private static void offer(Core core, Candidate candidate) {
        Dialling.offer(core, candidate);
    }

    /** The bare message an original expects. */
    static ExchangeMessage answer(Core core) {
        return Composer.original(core, Optional.empty());
    }
}

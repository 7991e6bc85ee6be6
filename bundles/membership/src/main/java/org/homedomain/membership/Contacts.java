// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.api.peer.PeerStatus;

/** First-hand proof of life; rule M9. */
final class Contacts {

    private static final int HEARD_BEATS = 2;

    private Contacts() {}

    /** Whether this is another run of the peer than the one spoken with before; it knows nothing of what that one did. */
    static boolean metRun(Core core, PeerEntry peer, long senderBoot) {
        boolean startedAnew = peer.courier().hasMet() && peer.courier().boot() != senderBoot;
        if (startedAnew) {
            core.log.forgetSource(peer.id());
        }
        return peer.courier().metRun(senderBoot);
    }

    /** M9.7: so long a peer that spoke counts as heard: two of its beats. M12.2: who stands still hears nobody. */
    static long heardUntil(Core core, PeerEntry peer) {
        if (peer.contactNanos().isEmpty()) {
            return Long.MIN_VALUE;
        }
        long heard = Math.max(peer.contactNanos().getAsLong(), core.stalledUntil);
        return heard + HEARD_BEATS * core.pacing.beatInterval().toNanos();
    }

    /** The peer spoke to this domain. */
    static void heard(Core core, PeerEntry peer, String address) {
        peer.contacted(core.now);
        core.out.contacted(peer.id());
        if (peer.isOurs() && isOnlyWay(peer, address)) {
            peer.workedAt(address);
        }
        provenAlive(core, peer);
    }

    /** A caller's own address helps where its record names none, or where only it carries this machine's zone. */
    private static boolean isOnlyWay(PeerEntry peer, String address) {
        return peer.identity().endpoint().addresses().isEmpty() || Zones.isZoned(address);
    }

    /** The peer answered this domain. */
    static void answered(Core core, PeerEntry peer, String address) {
        peer.contacted(core.now);
        core.out.contacted(peer.id());
        peer.workedAt(address);
        reached(core, peer);
        provenAlive(core, peer);
    }

    /** M11.2: it can be reached from here, by a call or on a stream. */
    static void reached(Core core, PeerEntry peer) {
        if (!peer.reachable() || !peer.courier().hasAnswered()) {
            peer.courier().streamAgain(core.now);
        }
        peer.courier().succeeded();
        if (peer.isMember()) {
            peer.reachable(true, "");
        }
        core.out.touch(peer);
    }

    /** M9.4: proof of life ends the suspicion here, once the accused knows of it and can refute it elsewhere. */
    static void provenAlive(Core core, PeerEntry peer) {
        if (peer.isOurs() && peer.status() == PeerStatus.ALIVE && peer.reachable()) {
            peer.courier().callAt(Courier.NEVER);
        }
        if (peer.status() != PeerStatus.SUSPECT) {
            return;
        }
        if (peer.isOurs() && !core.log.told(ChangeLog.Kind.VERDICT, peer.id(), peer)) {
            peer.courier().callAt(core.now);
            return;
        }
        peer.become(PeerStatus.ALIVE, core.now);
        peer.remark("");
        core.log.drop(ChangeLog.Kind.VERDICT, peer.id());
        core.out.touch(peer);
    }
}

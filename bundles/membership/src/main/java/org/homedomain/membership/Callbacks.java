// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.PeerStatus;

/** Calls peers whose time has come: introductions, suspects again, the failed, originals; rules M7, M9, M13, M15. */
final class Callbacks implements Duty {

    static final Duration ORIGINAL_REDIAL = Duration.ofHours(1);
    private static final Duration REDIAL_SOON = Duration.ofSeconds(3);
    private static final Duration REDIAL_LATER = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final int REDIALLERS = 2;

    @Override
    public long dueAt(Core core) {
        return core.peers.nextCallNanos();
    }

    @Override
    public void perform(Core core) {
        List<PeerEntry> due = core.peers.all().stream()
                .filter(peer -> peer.courier().callAtNanos() <= core.now)
                .toList();
        due.forEach(peer -> callBack(core, peer));
    }

    private static void callBack(Core core, PeerEntry peer) {
        peer.courier().callAt(Courier.NEVER);
        if (peer.isMember() && peer.isLost()) {
            Calls.probe(core, peer);
        } else if (peer.isMember() || peer.isOriginal()) {
            Calls.call(core, peer);
        } else if (peer.status() == PeerStatus.FAILED) {
            redial(core, peer);
        }
    }

    /** M15.1: two live domains before it in the ring share the redialling. */
    private static void redial(Core core, PeerEntry peer) {
        if (core.peers.isAmongPredecessors(core.id(), peer, REDIALLERS)) {
            Calls.call(core, peer);
        }
        peer.courier().callAt(core.now + redialInterval(core, peer));
    }

    static long redialInterval(Core core, PeerEntry peer) {
        boolean soon = core.now - peer.endedNanos() < SOON.toNanos();
        return (soon ? REDIAL_SOON : REDIAL_LATER).toNanos();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;

/** Now and then tells one peer everything and is told everything, in case a message got lost; rule M4. */
final class Reconciling implements Duty {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private long nextAt = Long.MIN_VALUE;

    @Override
    public long dueAt(Core core) {
        return nextAt;
    }

    @Override
    public void perform(Core core) {
        boolean first = nextAt == Long.MIN_VALUE;
        nextAt = core.now + core.random.nextLong(INTERVAL.toNanos() / 2, INTERVAL.toNanos() * 3 / 2);
        List<PeerEntry> ours = core.peers.ourMembers().toList();
        if (!first && !ours.isEmpty()) {
            PeerEntry chosen = ours.get(core.random.nextInt(ours.size()));
            chosen.courier().forgetTold();
            Calls.call(core, chosen);
        }
    }
}

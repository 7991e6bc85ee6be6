// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Stamp;

/** Says goodbye to everybody and falls silent, for good or for a while; rules M17 and M20. */
final class Farewell implements Duty {

    static final Duration BOUND = Duration.ofSeconds(1);

    private final List<Long> tokens = new ArrayList<>();
    private long until = Courier.NEVER;

    void begin(Core core, long token) {
        begin(core, token, Intention.LEFT, Duration.ZERO);
    }

    void begin(Core core, long token, Intention intention, Duration absence) {
        tokens.add(token);
        if (core.presence != Presence.PRESENT) {
            until = core.presence == Presence.LEAVING ? until : core.now;
            return;
        }
        core.presence = Presence.LEAVING;
        // M20.1: what others found out about its liveness before must not be taken for the time it sleeps.
        if (intention == Intention.SLEEPING && core.self.incarnation() < Stamp.HIGHEST) {
            core.out.persistIncarnation(core.self.raiseAbove(core.self.incarnation()));
        }
        core.self.intend(intention, absence);
        core.out.viewChanged();
        until = core.now + BOUND.toNanos();
        core.peers
                .ourMembers()
                .filter(peer -> !peer.endpoint().addresses().isEmpty())
                .forEach(peer ->
                        core.send(new Flight.Farewell(), peer.endpoint(), Composer.ownRecord(core, peer), BOUND));
    }

    @Override
    public long dueAt(Core core) {
        if (tokens.isEmpty()) {
            return Courier.NEVER;
        }
        return core.anyFarewellUnderWay() ? until : core.now;
    }

    @Override
    public void perform(Core core) {
        if (core.presence == Presence.LEAVING) {
            core.presence = Presence.GONE;
            core.streams.endAll(core, "This domain has left the dominion.");
        }
        tokens.forEach(token -> core.out.answer(new Answer.HasLeft(token)));
        tokens.clear();
        until = Courier.NEVER;
    }
}

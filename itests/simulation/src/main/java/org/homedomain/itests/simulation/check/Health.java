// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.homedomain.itests.simulation.world.Host;

/** Who suffers from a fault, and since when no more; tells who may be given up. */
public final class Health {

    private static final class State {
        private int faults;
        private long wellSince = Long.MIN_VALUE / 2;
    }

    private final LongSupplier now;
    private final Map<Host, State> states = new HashMap<>();
    private final Map<Host, State> blind = new HashMap<>();
    private final Map<Host, State> asleep = new HashMap<>();

    public Health(LongSupplier now) {
        this.now = now;
    }

    /** A fault begins for a host. */
    public void begin(Host host) {
        state(host).faults++;
    }

    /** A fault ends for a host. */
    public void end(Host host) {
        State state = state(host);
        state.faults--;
        state.wellSince = now.getAsLong();
    }

    /** A fault begins that keeps a host from reaching others. */
    public void beginBlind(Host host) {
        begin(host);
        blind(host).faults++;
    }

    /** A fault ends that kept a host from reaching others. */
    public void endBlind(Host host) {
        end(host);
        State state = blind(host);
        state.faults--;
        state.wellSince = now.getAsLong();
    }

    /** A host falls asleep, and hears of nothing. */
    public void beginSleep(Host host) {
        begin(host);
        asleep(host).faults++;
    }

    /** It wakes: its own judgement is as good as ever, but who moved meanwhile is not where it knew it. */
    public void endSleep(Host host) {
        end(host);
        State state = asleep(host);
        state.faults--;
        state.wellSince = now.getAsLong();
    }

    /** Whether it slept just now. */
    public boolean hasSlept(Host host) {
        return !isWell(asleep(host));
    }

    /** Whether a host has no excuse for giving up others that are well. */
    public boolean canSee(Host host) {
        return isWell(blind(host));
    }

    /** Something happened to a host that is over. */
    public void disturb(Host host) {
        state(host).wellSince = now.getAsLong();
    }

    /** Whether nobody has a reason to give it up. */
    public boolean isBlameless(Host host) {
        return host.isRunning() && isWell(state(host));
    }

    private boolean isWell(State state) {
        return state.faults == 0 && now.getAsLong() - state.wellSince >= Bounds.RECOVERY.toNanos();
    }

    private State blind(Host host) {
        return blind.computeIfAbsent(host, key -> new State());
    }

    private State asleep(Host host) {
        return asleep.computeIfAbsent(host, key -> new State());
    }

    private State state(Host host) {
        return states.computeIfAbsent(host, key -> new State());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Input;

/** What people do at one machine: they send its domain away and call it back. */
public final class People {

    /** Clocks of a sleep of five minutes that go up to 2 % apart. */
    private static final Duration ALMOST = Duration.ofSeconds(10);

    private final Host host;
    private boolean left;
    private final LongSupplier now;
    private boolean sentToSleep;
    private long sleepsUntil;

    People(Host host, LongSupplier now) {
        this.host = host;
        this.now = now;
    }

    /** A new run knows nothing of it. */
    void begin() {
        left = false;
        sentToSleep = false;
    }

    /** Whether its domain has left or sleeps. */
    boolean isAway() {
        return left || isAsleep();
    }

    /** Whether its domain sleeps. */
    public boolean isAsleep() {
        return sentToSleep
                && host.domain()
                        .filter(domain -> domain.machine().view().self().status() == PeerStatus.SLEEPING)
                        .isPresent();
    }

    /** Whether its domain sleeps and will for a while, whosever clock is asked. */
    public boolean isFastAsleep() {
        return isAsleep() && sleepsUntil - now.getAsLong() > ALMOST.toNanos();
    }

    /** Its domain says goodbye, and stays silent from then on. */
    public void leave() {
        host.domain().ifPresent(domain -> {
            left = true;
            domain.ask(Input.LeaveAsked::new, (answer, size) -> {});
        });
    }

    /** Its domain, which is away, is told to join another. */
    public void rejoin(Host other) {
        host.domain().ifPresent(domain -> {
            left = false;
            domain.ask(token -> new Input.JoinAsked(token, other.endpoint()), (answer, size) -> {});
        });
    }

    /** Its domain announces an absence. */
    public void sleep(Duration absence) {
        host.domain().ifPresent(domain -> {
            sentToSleep = true;
            sleepsUntil = now.getAsLong() + absence.toNanos();
            domain.ask(token -> new Input.SleepAsked(token, absence), (answer, size) -> {});
        });
    }

    /** Its domain is back before its time. */
    public void wake() {
        host.domain().ifPresent(domain -> domain.ask(Input.WakeAsked::new, (answer, size) -> {}));
    }
}

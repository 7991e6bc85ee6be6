// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.time.Duration;
import java.util.Locale;

/** All that can go wrong, with how long it lasts. */
enum Fault {
    LOSS_EVERYWHERE(5, 300, NetworkFaults::lossEverywhere),
    LOSS_OF_ONE(5, 300, NetworkFaults::lossOfOne),
    DELAY_EVERYWHERE(5, 300, NetworkFaults::delayEverywhere),
    SLOW_LINK(5, 300, NetworkFaults::slowLink),
    DUPLICATES(5, 300, NetworkFaults::duplicates),
    NO_MULTICAST(5, 300, NetworkFaults::noMulticast),
    CUT_ONE_WAY(1, 300, NetworkFaults::cutOneWay),
    CUT_PAIR(1, 300, NetworkFaults::cutPair),
    PARTITION(1, 600, NetworkFaults::partition),
    CABLE_PULLED(1, 300, NetworkFaults::cablePulled),
    INTERFACE_DOWN(1, 300, NetworkFaults::interfaceDown),
    KILL(0, 120, HostFaults::killAndRestart),
    KILL_EMPTY_DISK(0, 120, HostFaults::killAndRestartWithEmptyDisk),
    KILL_OLDER_DISK(0, 120, HostFaults::killAndRestartWithOlderDisk),
    KILL_OTHER_PORT(0, 120, HostFaults::killAndRestartOnAnotherPort),
    KILL_FOR_GOOD(0, 1, HostFaults::killForGood),
    POWER_OFF(1, 300, HostFaults::powerOff),
    PAUSE(1, 30, HostFaults::pause),
    SHORT_PAUSE(0, 1, HostFaults::shortPause),
    PAUSE_REPEATED(20, 120, HostFaults::pauseAgainAndAgain),
    SLOW_HOST(5, 120, HostFaults::slow),
    CLONED_CARD(30, 60, HostFaults::cloneCard),
    ADDRESS_CHANGE(0, 1, HostFaults::changeAddress),
    JOIN(0, 1, HostFaults::join),
    LEAVE_AND_RETURN(1, 120, HostFaults::leaveAndReturn),
    LEAVE_FOR_GOOD(0, 1, HostFaults::leaveForGood),
    SLEEP(1, 300, HostFaults::sleep),
    ENTRY(0, 1, HostFaults::writeEntries),
    SECOND_NETWORK(1, 300, TwoNetworks::secondNetwork),
    ONE_NETWORK_DOWN(1, 300, TwoNetworks::oneDown),
    OLDER_VERSION_JOINS(0, 1, OtherSoftware::olderJoins),
    UPGRADE(0, 10, OtherSoftware::upgrade),
    ORIGINAL_JOINS(0, 1, OtherSoftware::originalJoins),
    ORIGINAL_RESTARTS(0, 120, OtherSoftware::originalRestarts),
    ORIGINAL_ENDS(0, 1, OtherSoftware::originalEnds),
    ORIGINAL_HANGS(1, 120, OtherSoftware::originalHangs),
    ORIGINAL_UNREACHABLE(1, 300, OtherSoftware::originalUnreachable);

    private interface Deed {
        boolean happen(Scene scene, long nanos);
    }

    private final double leastSeconds;
    private final double mostSeconds;

    @SuppressWarnings("ImmutableEnumChecker") // a method without a state of its own
    private final Deed deed;

    Fault(double leastSeconds, double mostSeconds, Deed deed) {
        this.leastSeconds = Math.max(0.05, leastSeconds);
        this.mostSeconds = mostSeconds;
        this.deed = deed;
    }

    /** Happens now, for a time that is drawn: short ones are as frequent as long ones. False if it cannot now. */
    boolean happen(Scene scene) {
        double share = scene.random().nextDouble();
        double seconds = leastSeconds * Math.pow(mostSeconds / leastSeconds, share);
        boolean happened =
                deed.happen(scene, (long) (seconds * Duration.ofSeconds(1).toNanos()));
        if (happened) {
            scene.world().trace().count(words());
        }
        return happened;
    }

    /** Whether it needs nobody and nothing but two domains of ours. */
    boolean happensAnywhere() {
        return switch (this) {
            case ONE_NETWORK_DOWN, UPGRADE, ORIGINAL_RESTARTS, ORIGINAL_ENDS, ORIGINAL_HANGS, ORIGINAL_UNREACHABLE ->
                false;
            default -> true;
        };
    }

    /** For people. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

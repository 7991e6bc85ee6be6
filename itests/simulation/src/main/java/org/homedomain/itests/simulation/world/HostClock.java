// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

/** The monotonic clock of one machine, with an origin and a speed of its own. */
final class HostClock {

    private static final int PPM = 1_000_000;

    private final long origin;
    private int driftPpm;

    HostClock(long origin) {
        this.origin = origin;
    }

    /** How fast it goes, in millionths too fast. */
    void drift(int ppm) {
        driftPpm = ppm;
    }

    /** What it shows at a time of the world. */
    long shows(long worldNanos) {
        return origin + worldNanos + worldNanos / PPM * driftPpm;
    }

    /** The first time of the world at which it shows that. */
    long worldTime(long clockNanos) {
        long passed = clockNanos - origin;
        long guess = (long) (passed / (1 + (double) driftPpm / PPM));
        while (shows(guess) < clockNanos) {
            guess += PPM;
        }
        return guess;
    }
}

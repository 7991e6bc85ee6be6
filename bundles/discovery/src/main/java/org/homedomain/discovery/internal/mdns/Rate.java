// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.concurrent.TimeUnit;

/** So many per second: a window that begins with the first one. Not for several threads. */
final class Rate {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private long windowStart;
    private int used;

    Rate(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one if there is one left. */
    boolean take(long nowNanos) {
        if (used == 0 || nowNanos - windowStart >= WINDOW) {
            windowStart = nowNanos;
            used = 0;
        }
        if (used >= perSecond) {
            return false;
        }
        used++;
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.concurrent.atomic.AtomicLong;

/** What went over a lane; for any thread. */
final class LaneCounters {

    final AtomicLong in = new AtomicLong();
    final AtomicLong out = new AtomicLong();
    /** Packets of ours that came back: proof that multicast is sent and received here. */
    final AtomicLong echoes = new AtomicLong();
}

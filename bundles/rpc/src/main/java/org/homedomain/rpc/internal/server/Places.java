// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts what is taken: so much at most, and less than all by one address that is not this machine's. Thread-safe. */
final class Places {

    private final int most;
    private final int mostPerAddress;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private int taken;

    Places(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Whether there was a place; if so, {@link #giveBack} has to follow. */
    synchronized boolean take(InetAddress remote) {
        int ofAddress = perAddress.getOrDefault(remote, 0);
        if (taken >= most || (ofAddress >= mostPerAddress && !remote.isLoopbackAddress())) {
            return false;
        }
        taken++;
        perAddress.put(remote, ofAddress + 1);
        return true;
    }

    synchronized void giveBack(InetAddress remote) {
        taken--;
        perAddress.computeIfPresent(remote, (address, count) -> count > 1 ? count - 1 : null);
    }

    synchronized int taken() {
        return taken;
    }
}

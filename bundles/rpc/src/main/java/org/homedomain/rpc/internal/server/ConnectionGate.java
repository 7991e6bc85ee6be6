// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about each connection when it is accepted, before it costs anything, and counts; thread-safe. */
public final class ConnectionGate {

    /** The two ends of a connection, which tell it from all others that are open. */
    record Ends(InetSocketAddress local, InetSocketAddress remote) {

        InetAddress counted() {
            return Counted.whom(local.getAddress(), remote.getAddress());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);

    private final ListenerRule rule;
    private final Rates rates;
    private final LongAdder refusedByRule = new LongAdder();
    private final LongAdder refusedByCap = new LongAdder();
    private final LongAdder strangers = new LongAdder();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Set<Ends> greeted = new HashSet<>();
    private int open;

    public ConnectionGate(ListenerRule rule, LongSupplier nanos) {
        this.rule = rule;
        this.rates = new Rates(ServerCaps.CONNECTIONS_PER_SECOND, nanos);
    }

    /** Whether to take the connection; if so, {@link #closed} has to follow. */
    boolean admits(Ends ends) {
        InetAddress remote = ends.remote().getAddress();
        if (!rule.allows(ends.local().getAddress(), remote)) {
            refusedByRule.increment();
            LOG.debug("refused a connection from {} to {}: not a local network", remote, ends.local());
            return false;
        }
        InetAddress counted = ends.counted();
        if (!rates.allows(counted) || !takePlace(counted)) {
            refusedByCap.increment();
            LOG.debug("refused a connection from {}: too many", remote);
            return false;
        }
        return true;
    }

    private synchronized boolean takePlace(InetAddress remote) {
        int ofAddress = perAddress.getOrDefault(remote, 0);
        boolean full = open >= ServerCaps.MAX_CONNECTIONS
                || (ofAddress >= ServerCaps.MAX_CONNECTIONS_PER_ADDRESS && !remote.isLoopbackAddress());
        if (full) {
            return false;
        }
        open++;
        perAddress.put(remote, ofAddress + 1);
        return true;
    }

    /** The other end speaks HTTP/2. */
    synchronized void greeted(Ends ends) {
        greeted.add(ends);
    }

    synchronized void closed(Ends ends) {
        open--;
        perAddress.computeIfPresent(ends.counted(), (address, count) -> count > 1 ? count - 1 : null);
        if (!greeted.remove(ends)) {
            strangers.increment();
            LOG.debug("a connection from {} ended before it spoke HTTP/2", ends.remote());
        }
    }

    /** Connections that are open now. */
    public synchronized int open() {
        return open;
    }

    /** Connections refused because of an address. */
    public long refusedByRule() {
        return refusedByRule.sum();
    }

    /** Connections refused because there were too many. */
    public long refusedByCap() {
        return refusedByCap.sum();
    }

    /** Connections that ended before they spoke HTTP/2: garbage, silence, a browser. */
    public long strangers() {
        return strangers.sum();
    }
}

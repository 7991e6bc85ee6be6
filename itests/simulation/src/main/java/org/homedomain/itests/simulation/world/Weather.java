// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The state of the network: who can reach whom, what gets lost, how long it takes. Hosts go by their number. */
public final class Weather {

    private static final long FASTEST = 200_000;
    private static final long SLOWEST = 2_000_000;

    private final RandomGenerator random;
    private final long salt;
    private final Set<Long> cuts = new HashSet<>();
    private final Map<Integer, Integer> sides = new HashMap<>();
    private final Map<Integer, Double> hostLoss = new HashMap<>();
    private final Map<Integer, Long> hostDelay = new HashMap<>();
    private double loss;
    private long delay;
    private double duplication;
    private boolean multicast = true;

    Weather(RandomGenerator random) {
        this.random = random;
        this.salt = random.nextLong();
    }

    /** All that goes from one to the other is lost, or no longer. */
    public void cut(int from, int to, boolean isCut) {
        long pair = pair(from, to);
        if (isCut) {
            cuts.add(pair);
        } else {
            cuts.remove(pair);
        }
    }

    /** Hosts of different sides do not reach each other; all begin on side 0. */
    public void side(int host, int side) {
        sides.put(host, side);
    }

    /** Share of segments and datagrams that is lost everywhere. */
    public void loss(double share) {
        loss = share;
    }

    /** Share of segments and datagrams to and from one host that is lost, in each direction. */
    public void loss(int host, double share) {
        hostLoss.put(host, share);
    }

    /** What each segment and datagram takes longer than usual. */
    public void delay(long nanos) {
        delay = nanos;
    }

    /** What each segment and datagram to or from a host takes longer than usual. */
    public void delay(int host, long nanos) {
        hostDelay.put(host, nanos);
    }

    /** Share of datagrams that arrive twice. */
    public void duplication(double share) {
        duplication = share;
    }

    /** Whether datagrams to all are carried. */
    public void multicast(boolean carried) {
        multicast = carried;
    }

    /** Whether anything can get from one host to another at all. */
    public boolean isOpen(int from, int to) {
        return (sides.isEmpty() || sides.getOrDefault(from, 0).equals(sides.getOrDefault(to, 0)))
                && (cuts.isEmpty() || !cuts.contains(pair(from, to)));
    }

    /** Share that is lost between two hosts, in one direction. */
    public double lossBetween(int from, int to) {
        double kept = (1 - loss) * (1 - hostLoss.getOrDefault(from, 0.0)) * (1 - hostLoss.getOrDefault(to, 0.0));
        return 1 - kept;
    }

    /** What is added to the usual delay between two hosts. */
    public long delayBetween(int from, int to) {
        return delay + hostDelay.getOrDefault(from, 0L) + hostDelay.getOrDefault(to, 0L);
    }

    /** Draws whether so many segments get through, now. */
    boolean passes(int from, int to, int segments) {
        if (!isOpen(from, to)) {
            return false;
        }
        double lost = lossBetween(from, to);
        return lost == 0 || random.nextDouble() < Math.pow(1 - lost, segments);
    }

    /** Draws how long it takes. Each pair of hosts has a usual delay of its own. */
    long hop(int from, int to) {
        long usual = FASTEST + Math.floorMod(mixed(from, to), SLOWEST - FASTEST);
        long jitter = random.nextLong(usual / 2);
        long more = delayBetween(from, to);
        return usual + jitter + (more == 0 ? 0 : random.nextLong(more / 2, more + 1));
    }

    /** How often a datagram arrives that is sent to all: not, once or twice. */
    int copies(int from, int to) {
        if (!multicast || !passes(from, to, 1)) {
            return 0;
        }
        return duplication > 0 && random.nextDouble() < duplication ? 2 : 1;
    }

    private long mixed(int from, int to) {
        long value = (pair(from, to) + salt) * 0x9E3779B97F4A7C15L;
        return ((value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L) >>> 8;
    }

    private static long pair(int from, int to) {
        return ((long) from << 32) | to;
    }
}

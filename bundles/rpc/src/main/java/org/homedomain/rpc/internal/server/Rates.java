// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often one address that is not this machine's may do something: so often a second, and as much at once as in
 * {@link #BURST_SECONDS}. Beyond, it costs no more than a look here. Thread-safe.
 */
final class Rates {

    static final int BURST_SECONDS = 2;

    /** Addresses remembered, the last ones seen; who comes anew has its full burst. */
    static final int MAX_ADDRESSES = 1_024;

    private record Bucket(double left, long atNanos) {}

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<InetAddress, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    Rates(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether the address may do it once more now. */
    synchronized boolean allows(InetAddress remote) {
        if (remote.isLoopbackAddress()) {
            return true;
        }
        long now = nanos.getAsLong();
        double left = left(buckets.get(remote), now);
        boolean allowed = left >= 1;
        buckets.put(remote, new Bucket(allowed ? left - 1 : left, now));
        return allowed;
    }

    private double left(@Nullable Bucket bucket, long now) {
        double full = (double) perSecond * BURST_SECONDS;
        if (bucket == null) {
            return full;
        }
        double gained = (double) perSecond * (now - bucket.atNanos()) / TimeUnit.SECONDS.toNanos(1);
        return Math.min(full, bucket.left() + gained);
    }
}

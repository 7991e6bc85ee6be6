// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Addresses that a person gave, the latest of them; thread-safe. */
final class GivenAddresses {

    /** As many as may be configured, each with a few addresses. */
    static final int MAX = 1024;

    private final Set<InetAddress> addresses = new LinkedHashSet<>();

    synchronized void add(Collection<InetSocketAddress> given) {
        for (InetSocketAddress each : given) {
            addresses.remove(each.getAddress());
            addresses.add(each.getAddress());
        }
        var oldest = addresses.iterator();
        while (addresses.size() > MAX) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Whatever the port: a peer that restarts may have another. */
    synchronized boolean contains(InetSocketAddress address) {
        return addresses.contains(address.getAddress());
    }
}

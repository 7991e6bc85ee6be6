// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.transport.ExchangeFailure;

/** The socket addresses of a target, those that work now first. */
final class TargetAddresses {

    /** Addresses tried for one target. */
    static final int MAX_ADDRESSES = 16;

    private final ChannelPool pool;
    private final Executor resolving;

    TargetAddresses(ChannelPool pool, Executor resolving) {
        this.pool = pool;
        this.resolving = resolving;
    }

    /** At once for IP addresses; for a host name, which people may give, when it is resolved. */
    CompletableFuture<List<InetSocketAddress>> of(Endpoint target) {
        boolean allNumeric = target.addresses().stream().allMatch(TargetAddresses::isNumeric);
        return allNumeric
                ? CompletableFuture.completedFuture(resolve(target))
                : CompletableFuture.supplyAsync(() -> resolve(target), resolving);
    }

    private static boolean isNumeric(String address) {
        return InetAddresses.isInetAddress(address.replaceFirst("%.*", ""));
    }

    private List<InetSocketAddress> resolve(Endpoint target) {
        List<InetSocketAddress> resolved = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String address : target.addresses()) {
            try {
                for (InetAddress ip : InetAddress.getAllByName(address)) {
                    resolved.add(new InetSocketAddress(ip, target.port()));
                }
            } catch (UnknownHostException e) { // a name nobody knows, or the zone of an interface that is gone
                unknown.add(address);
            }
        }
        if (resolved.isEmpty()) {
            throw new ExchangeFailure(
                    ExchangeFailure.Reason.SILENT,
                    unknown.isEmpty() ? "no address is known" : "no such host: " + String.join(", ", unknown));
        }
        return resolved.stream()
                .distinct()
                .sorted(Comparator.comparing(address -> !pool.isProven(address)))
                .limit(MAX_ADDRESSES)
                .toList();
    }
}

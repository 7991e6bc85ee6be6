// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;

/** The socket addresses of a target, those that work now first. */
final class TargetAddresses {

    /** Addresses tried for one target. */
    static final int MAX_ADDRESSES = 16;

    private final int ownPort;
    private final BooleanSupplier publicAddresses;
    private final ChannelPool pool;
    private final Executor resolving;
    private final GivenAddresses given = new GivenAddresses();

    /**
     * @param ownPort that our own server listens on
     * @param publicAddresses whether an address that is not near is dialled because others told of it
     */
    TargetAddresses(int ownPort, BooleanSupplier publicAddresses, ChannelPool pool, Executor resolving) {
        this.ownPort = ownPort;
        this.publicAddresses = publicAddresses;
        this.pool = pool;
        this.resolving = resolving;
    }

    /** Of a target that a person gave: all are dialled, from then on. */
    CompletableFuture<List<InetSocketAddress>> given(Endpoint target) {
        return resolved(target, found -> {
            given.add(found);
            return ordered(found);
        });
    }

    /** Of a target that others told of: they must not make this domain dial strangers on the Internet. */
    CompletableFuture<List<InetSocketAddress>> heard(Endpoint target) {
        return resolved(target, found -> {
            List<InetSocketAddress> allowed = keep(found, this::isAllowed);
            if (allowed.isEmpty()) {
                throw new ExchangeFailure(
                        Reason.SILENT,
                        target + ": public addresses are dialled with 'publicAddresses = true' in [network] only, or if"
                                + " 'peers' names them");
            }
            return ordered(allowed);
        });
    }

    /** At once for IP addresses; for a host name, which people may give, when it is resolved. */
    private CompletableFuture<List<InetSocketAddress>> resolved(
            Endpoint target, Function<List<InetSocketAddress>, List<InetSocketAddress>> choice) {
        boolean allNumeric = target.addresses().stream().allMatch(TargetAddresses::isNumeric);
        return allNumeric
                ? CompletableFuture.completedFuture(choice.apply(resolve(target)))
                : CompletableFuture.supplyAsync(() -> resolve(target), resolving)
                        .thenApply(choice);
    }

    private static boolean isNumeric(String address) {
        return InetAddresses.isInetAddress(address.replaceFirst("%.*", ""));
    }

    private static List<InetSocketAddress> resolve(Endpoint target) {
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
                    Reason.SILENT,
                    unknown.isEmpty() ? "no address is known" : "no such host: " + String.join(", ", unknown));
        }
        return resolved;
    }

    private boolean isAllowed(InetSocketAddress address) {
        return LocalNetwork.isNear(address.getAddress()) || publicAddresses.getAsBoolean() || given.contains(address);
    }

    private List<InetSocketAddress> ordered(List<InetSocketAddress> found) {
        return withoutSelf(found).stream()
                .distinct()
                .sorted(Comparator.comparing(pool::standing))
                .limit(MAX_ADDRESSES)
                .toList();
    }

    /**
     * Other machines have some of our addresses, too, a container's bridge for one; where such a peer uses our port, we
     * would answer in its place. A target that is nowhere but here is meant.
     */
    private List<InetSocketAddress> withoutSelf(List<InetSocketAddress> found) {
        List<InetSocketAddress> others = keep(found, address -> !isSelf(address));
        return others.isEmpty() ? found : others;
    }

    private boolean isSelf(InetSocketAddress address) {
        return address.getPort() == ownPort
                && (address.getAddress().isLoopbackAddress() || isOfThisMachine(address.getAddress()));
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unavailable) { // dialling it costs one attempt
            return false;
        }
    }

    private static List<InetSocketAddress> keep(
            List<InetSocketAddress> addresses, Predicate<InetSocketAddress> condition) {
        return addresses.stream().filter(condition).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.NetworkSettings;

/** Which connections are taken at all, by their two ends. docs/adr/0004 says why it is asked at each connection. */
public final class ListenerRule {

    private final Supplier<NetworkSettings> settings;
    private final Supplier<Optional<LocalNetwork>> network;

    public ListenerRule(Supplier<NetworkSettings> settings, Supplier<Optional<LocalNetwork>> network) {
        this.settings = settings;
        this.network = network;
    }

    boolean allows(InetAddress local, InetAddress remote) {
        NetworkSettings now = settings.get();
        if (local.isLoopbackAddress()) {
            return true;
        }
        boolean near = now.publicAddresses() || (LocalNetwork.isNear(local) && LocalNetwork.isNear(remote));
        return near && (now.allow().isEmpty() || isOfAllowedLink(local));
    }

    private boolean isOfAllowedLink(InetAddress local) {
        return network.get()
                .map(known -> known.links().stream()
                        .flatMap(link -> link.addresses().stream())
                        .anyMatch(address -> sameAddress(address, local)))
                .orElse(false);
    }

    /** Zones aside: whether one is given depends on who asks. */
    private static boolean sameAddress(InetAddress one, InetAddress other) {
        return java.util.Arrays.equals(one.getAddress(), other.getAddress());
    }
}

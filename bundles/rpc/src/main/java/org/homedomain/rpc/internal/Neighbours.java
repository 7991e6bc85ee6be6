// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.transport.PeerHandler;
import org.jspecify.annotations.Nullable;

/** Services of other bundles that come and go; thread-safe. */
public final class Neighbours {

    private final AtomicReference<@Nullable PeerHandler> handler = new AtomicReference<>();
    private final AtomicReference<@Nullable LocalNetwork> network = new AtomicReference<>();

    /** Who answers peers now. */
    public Optional<PeerHandler> handler() {
        return Optional.ofNullable(handler.get());
    }

    /** Who knows the links of this machine now. */
    public Optional<LocalNetwork> network() {
        return Optional.ofNullable(network.get());
    }

    /** Came. */
    public void add(PeerHandler service) {
        handler.set(service);
    }

    /** Went; ignored if another has come since. */
    public void remove(PeerHandler service) {
        handler.compareAndSet(service, null);
    }

    /** Came. */
    public void add(LocalNetwork service) {
        network.set(service);
    }

    /** Went; ignored if another has come since. */
    public void remove(LocalNetwork service) {
        network.compareAndSet(service, null);
    }
}

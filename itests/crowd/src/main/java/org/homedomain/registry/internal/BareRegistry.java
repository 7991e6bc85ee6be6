// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerTransport;

/**
 * The registry as {@link RegistryComponent} wires it, without a framework. In its package, because its parts are open to
 * nobody else.
 */
public final class BareRegistry {

    private final Registry registry;
    private final Answering answering;

    /** Starts it; it is lonely at first. */
    public BareRegistry(DomainSettings settings, PeerTransport transport, ExchangeCodec codec, List<Link> links) {
        registry = new Registry(
                new Registry.Parts(settings, "0.1.0", transport, codec, links),
                new Surroundings(System::nanoTime, InstantSource.system(), new SecureRandom(), () -> UUID.randomUUID()
                        .toString()));
        answering = new Answering(registry);
    }

    /** The domain's ID. */
    public String id() {
        return registry.published().view().self().id();
    }

    /** Who answers peers. */
    public PeerHandler handler() {
        return answering;
    }

    /** Tells it of all that happens to peers from now on. */
    public void listen(PeerListener listener) {
        registry.listeners().add(listener);
    }

    /** Looks for peers this way. */
    public void add(PeerDiscovery discovery) {
        registry.add(discovery);
    }

    /** The machine's links are these now. */
    public void linksChanged(List<Link> links) {
        registry.linksChanged(links);
    }
}

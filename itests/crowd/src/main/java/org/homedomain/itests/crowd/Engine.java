// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.homedomain.discovery.internal.link.BareLinks;
import org.homedomain.discovery.internal.mdns.MdnsDiscovery;
import org.homedomain.registry.internal.BareRegistry;
import org.homedomain.rpc.internal.Neighbours;
import org.homedomain.rpc.internal.PeerRpc;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.PeerTransport;

/** One domain: RPC server, registry and multicast DNS of production, each wired as its component wires it. */
final class Engine {

    private static final long LISTENING_SECONDS = 60;

    private Engine() {}

    /** Starts it; it runs until the process ends. Returns its ID. */
    static String start(SettingsSource settings, BareLinks links, Teller teller)
            throws InterruptedException, ExecutionException, TimeoutException {
        Neighbours neighbours = new Neighbours();
        neighbours.add(links);
        CompletableFuture<PeerTransport> listening = new CompletableFuture<>();
        PeerRpc rpc = new PeerRpc(settings, neighbours, System::nanoTime, Engine::wallClockNanos, listening::complete);
        rpc.start();
        PeerTransport transport = listening.get(LISTENING_SECONDS, TimeUnit.SECONDS);

        long activated = System.nanoTime();
        BareRegistry registry = new BareRegistry(settings.current(), transport, rpc.codec(), links.links());
        teller.active(activated, registry.id());
        registry.listen(teller);
        neighbours.add(registry.handler());
        rpc.handlerChanged();
        links.tell(registry::linksChanged);
        MdnsDiscovery discovery = new MdnsDiscovery(settings);
        links.tell(discovery);
        registry.add(discovery);
        return registry.id();
    }

    private static long wallClockNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}

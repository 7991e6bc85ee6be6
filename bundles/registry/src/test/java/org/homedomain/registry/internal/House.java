// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.PacingSettings;
import org.homedomain.spi.settings.SelfSettings;

/** One registry of a {@link Neighbourhood}, with real threads and a real folder. */
final class House implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Registry registry;
    final Control control;
    final Neighbourhood.LocalTransport transport;
    private final Neighbourhood neighbourhood;
    private final int port;

    /** How far its clock is ahead of the process's. */
    final AtomicLong ahead = new AtomicLong();

    House(Neighbourhood neighbourhood, String name, int port, Path folder) {
        this(neighbourhood, settings(name, Optional.empty(), folder), port);
    }

    House(Neighbourhood neighbourhood, DomainSettings settings, int port) {
        this.neighbourhood = neighbourhood;
        this.port = port;
        this.transport = (Neighbourhood.LocalTransport) neighbourhood.transport(port);
        Random random = new Random(port);
        this.registry = new Registry(
                new Registry.Parts(settings, "1.2.3", transport, neighbourhood.codec(), List.of(link())),
                new Surroundings(
                        () -> System.nanoTime() + ahead.get(),
                        InstantSource.system(),
                        random,
                        () -> "id-" + Long.toHexString(random.nextLong())));
        this.control = new Control(registry);
        neighbourhood.listen(port, new Answering(registry));
    }

    static DomainSettings settings(String name, Optional<String> uuid, Path folder) {
        return new DomainSettings(
                new SelfSettings(uuid, "Test", name, 0, Set.of("compute")),
                new PacingSettings(
                        Duration.ofSeconds(1),
                        new DurationRange(Duration.ofMillis(100), Duration.ofMillis(200)),
                        new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        new DurationRange(Duration.ofMillis(100), Duration.ofMillis(200)),
                        Duration.ofMillis(200),
                        Duration.ofMillis(500)),
                new NetworkSettings(List.of(), false, false, NetworkSettings.MdnsEngine.DIRECT, List.of()),
                Map.of(),
                folder);
    }

    private static LocalNetwork.Link link() {
        try {
            return new LocalNetwork.Link("lo", List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), true);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return registry.published().view().self().id();
    }

    boolean sees(String name, PeerStatus status) {
        return registry.published().view().peers().stream()
                .anyMatch(peer -> peer.name().equals(name) && peer.status() == status);
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** The process dies without a word. */
    void vanish() {
        neighbourhood.hangUp(port);
    }

    @Override
    public void close() {
        control.close();
        registry.close();
        neighbourhood.hangUp(port);
    }
}

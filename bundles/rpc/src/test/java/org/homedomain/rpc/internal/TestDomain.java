// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.rpc.internal.wire.Drop;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.PacingSettings;
import org.homedomain.spi.settings.SelfSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;

/** A domain on loopback whose membership does nothing but remember and answer. */
final class TestDomain implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(20);

    private final Neighbours neighbours = new Neighbours();
    private final CompletableFuture<PeerTransport> transport = new CompletableFuture<>();
    private final PeerRpc rpc;
    private final Identity self;
    final List<ExchangeMessage> received = new CopyOnWriteArrayList<>();
    final BlockingQueue<StreamLog> streams = new LinkedBlockingQueue<>();
    final List<String> remotes = new CopyOnWriteArrayList<>();

    TestDomain(String id, int port) {
        this.self = identity(id, port == 0 ? 1 : port);
        this.rpc = new PeerRpc(source(port), neighbours, System::nanoTime, () -> 1L, transport::complete);
        answer((message, remote) -> CompletableFuture.completedFuture(message(id)));
        rpc.start();
    }

    static Identity identity(String id, int port) {
        return new Identity(id, id, Endpoint.of("127.0.0.1", port), "0.1.0", Set.of(), List.of());
    }

    static ExchangeMessage message(String id) {
        return new ExchangeMessage(Optional.of(identity(id, 1)), List.of(), Optional.empty());
    }

    void answer(BiFunction<ExchangeMessage, String, CompletionStage<ExchangeMessage>> answering) {
        handle(new PeerHandler() {
            @Override
            public CompletionStage<ExchangeMessage> onExchange(ExchangeMessage message, String remoteAddress) {
                received.add(message);
                remotes.add(remoteAddress);
                return answering.apply(message, remoteAddress);
            }

            @Override
            public StreamEvents onStream(PeerStream stream, Handshake greeting, String remoteAddress) {
                StreamLog log = new StreamLog(stream, greeting, remoteAddress);
                streams.add(log);
                return log;
            }

            @Override
            public ExchangeMessage dump() {
                return new ExchangeMessage(Optional.of(self), List.of(self), Optional.empty());
            }

            @Override
            public List<String> serviceAddresses(String serviceName) {
                return serviceName.equals("light") ? List.of("127.0.0.1:9000") : List.of();
            }
        });
    }

    void handle(PeerHandler handler) {
        neighbours.add(handler);
        rpc.handlerChanged();
    }

    void handleNothing() {
        neighbours.handler().ifPresent(neighbours::remove);
        rpc.handlerChanged();
    }

    PeerRpc rpc() {
        return rpc;
    }

    PeerTransport transport() throws Exception {
        return transport.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    int port() throws Exception {
        return transport().port();
    }

    Endpoint endpoint(String... addresses) throws Exception {
        return new Endpoint(addresses.length == 0 ? List.of("127.0.0.1") : List.of(addresses), port());
    }

    PeerTransport.Reply exchange(Endpoint target, Duration deadline) throws Exception {
        return transport()
                .exchange(target, message(self.id()), deadline)
                .toCompletableFuture()
                .get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    Map<Drop, Long> dropped() {
        return rpc.drops().occurred();
    }

    @Override
    public void close() {
        rpc.close();
    }

    static SettingsSource source(int port) {
        DurationRange range = new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(2));
        PacingSettings pacing = new PacingSettings(
                Duration.ofSeconds(3), range, range, range, Duration.ofSeconds(1), Duration.ofSeconds(2));
        DomainSettings settings = new DomainSettings(
                new SelfSettings(Optional.empty(), "Test", "test", port, Set.of()),
                pacing,
                new NetworkSettings(List.of(), false, false, NetworkSettings.MdnsEngine.DIRECT, List.of()),
                Map.of(),
                Path.of("."));
        return new SettingsSource() {
            @Override
            public DomainSettings current() {
                return settings;
            }

            @Override
            public List<String> awaitingRestart() {
                return List.of();
            }
        };
    }
}

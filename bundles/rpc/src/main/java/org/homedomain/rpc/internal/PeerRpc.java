// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.client.GrpcPeerTransport;
import org.homedomain.rpc.internal.server.ConnectionGate;
import org.homedomain.rpc.internal.server.DomainServer;
import org.homedomain.rpc.internal.server.DomainService;
import org.homedomain.rpc.internal.server.ListenerRule;
import org.homedomain.rpc.internal.server.PeeringService;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server, client and codec together, without OSGi. Listens as soon as the port can be had. */
public final class PeerRpc implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeerRpc.class);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final long FIRST_RETRY_MILLIS = 250;
    private static final long LAST_RETRY_MILLIS = 10_000;

    private final SettingsSource settings;
    private final Neighbours neighbours;
    private final Consumer<PeerTransport> onListening;
    private final LongSupplier nanos;
    private final Threads threads = new Threads();
    private final DropCounts drops = new DropCounts();
    private final Traffic traffic = new Traffic();
    private final MessageDecoder decoder = new MessageDecoder(drops);
    private final MessageEncoder encoder;
    private final DomainService service;
    private final PeeringService peering;
    private final ConnectionGate gate;

    private boolean closed; // guarded by this: binding and closing exclude each other
    private volatile @Nullable DomainServer server;
    private volatile @Nullable GrpcPeerTransport transport;
    private volatile @Nullable String problem;
    private volatile @Nullable String fault;

    /**
     * @param nanos monotonic clock
     * @param wallClockNanos Unix time, for the fields that originals read
     * @param onListening is given the transport once, on a thread of ours
     */
    public PeerRpc(
            SettingsSource settings,
            Neighbours neighbours,
            LongSupplier nanos,
            LongSupplier wallClockNanos,
            Consumer<PeerTransport> onListening) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.nanos = nanos;
        this.onListening = onListening;
        this.encoder = new MessageEncoder(drops, wallClockNanos);
        this.service = new DomainService(neighbours::handler, decoder, encoder, threads.timers());
        this.peering = new PeeringService(neighbours::handler, drops, threads.timers(), nanos);
        this.gate =
                new ConnectionGate(new ListenerRule(() -> settings.current().network(), neighbours::network), nanos);
    }

    /** Starts to listen, in the background. */
    public void start() {
        unlessClosed(() -> threads.workers().execute(() -> listen(FIRST_RETRY_MILLIS)));
    }

    /** The codec; works before and after listening. */
    public ExchangeCodec codec() {
        return new WireCodec(encoder, decoder);
    }

    /** Somebody who answers peers came or went. Does not wait for the server, which takes seconds to load. */
    public void handlerChanged() {
        DomainServer listening = server;
        if (listening != null) {
            tellHealth(listening);
        }
    }

    private void tellHealth(DomainServer listening) {
        synchronized (neighbours) { // or an older answer could be told last
            listening.serving(neighbours.handler().isPresent());
        }
    }

    /** Ends all connections and threads, and frees the port. */
    @Override
    public void close() {
        DomainServer listening;
        GrpcPeerTransport dialling;
        synchronized (this) {
            closed = true;
            listening = server;
            dialling = transport;
        }
        if (dialling != null) {
            dialling.close();
        }
        if (listening != null) {
            listening.close();
            LOG.info("stopped listening on port {}", listening.port());
        }
        threads.close();
    }

    DropCounts drops() {
        return drops;
    }

    Traffic traffic() {
        return traffic;
    }

    ConnectionGate gate() {
        return gate;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Optional<PeerTransport> transport() {
        return Optional.ofNullable(transport);
    }

    long refusedCalls() {
        DomainServer listening = server;
        return listening == null ? 0 : listening.refusedCalls();
    }

    /** Why it does not listen; empty while it does, or has not tried. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Why it never will; empty if there is no such reason. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    private void listen(long retryMillis) {
        try {
            listen(settings.current().self().port(), retryMillis);
        } catch (RuntimeException | LinkageError e) { // the latter if a bundle is missing
            fault = "The RPC server cannot be started: " + e;
            LOG.error("{}. No peer can be reached until the domain is restarted.", fault);
        }
    }

    private void listen(int port, long retryMillis) {
        try {
            bind(port).ifPresent(onListening);
        } catch (IOException e) {
            report(port, e);
            long next = Math.min(retryMillis * 2, LAST_RETRY_MILLIS);
            unlessClosed(() -> retry(retryMillis, next));
        }
    }

    private void retry(long afterMillis, long nextMillis) {
        Future<?> unused = threads.timers()
                .schedule(
                        () -> unlessClosed(() -> threads.workers().execute(() -> listen(nextMillis))),
                        afterMillis,
                        TimeUnit.MILLISECONDS);
    }

    private synchronized Optional<PeerTransport> bind(int port) throws IOException {
        if (closed) {
            return Optional.empty();
        }
        DomainServer started = DomainServer.start(port, service, peering, gate, threads, traffic, nanos);
        GrpcPeerTransport dialling =
                new GrpcPeerTransport(started.port(), encoder, decoder, settings, threads, traffic, nanos);
        server = started;
        transport = dialling;
        problem = null;
        tellHealth(started);
        LOG.info("listening on port {}", started.port());
        warmUp(dialling);
        return Optional.of(dialling);
    }

    /** Loads the classes of client and server before the first peer is kept waiting for them. */
    private static void warmUp(GrpcPeerTransport transport) {
        Endpoint self = Endpoint.of("127.0.0.1", transport.port());
        transport.ping(self, WARM_UP).whenComplete((time, failure) -> transport.forget(self));
    }

    private synchronized void report(int port, IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String sentence = "TCP port " + port + " cannot be listened on: " + cause.getMessage();
        if (problem == null) {
            LOG.warn(
                    "{}; trying again until it can. Another program has it, or change 'port' in domain.toml", sentence);
        }
        problem = sentence;
    }

    private static void unlessClosed(Runnable submission) {
        try {
            submission.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("closed before it listened");
        }
    }
}

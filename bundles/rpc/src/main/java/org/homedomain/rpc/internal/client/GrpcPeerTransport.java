// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.proto.grpcdomain.GetServicesRequest;
import org.homedomain.rpc.internal.call.Payload;
import org.homedomain.rpc.internal.call.Threads;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.Origin;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;
import org.jspecify.annotations.Nullable;

/** Exchanges with peers over gRPC. */
public final class GrpcPeerTransport implements PeerTransport, AutoCloseable {

    /** A question every domain can answer, originals too, and whose answer is empty. */
    private static final byte[] PING =
            GetServicesRequest.newBuilder().setName("homedomain.ping").build().toByteArray();

    private final int port;
    private final MessageEncoder encoder;
    private final MessageDecoder decoder;
    private final Threads threads;
    private final LongSupplier nanos;
    private final ChannelPool pool;
    private final Dialer dialer;
    private final TargetAddresses addresses;
    private final StreamDialer streams;

    /**
     * @param port that our own server listens on
     * @param settings asked at each call
     */
    public GrpcPeerTransport(
            int port,
            MessageEncoder encoder,
            MessageDecoder decoder,
            SettingsSource settings,
            Threads threads,
            Traffic traffic,
            LongSupplier nanos) {
        this.port = port;
        this.encoder = encoder;
        this.decoder = decoder;
        this.threads = threads;
        this.nanos = nanos;
        this.pool = new ChannelPool(
                threads, traffic, () -> settings.current().pacing().dialTimeout(), nanos);
        this.dialer = new Dialer(pool, nanos);
        this.addresses = new TargetAddresses(
                port, () -> settings.current().network().publicAddresses(), pool, threads.resolvers());
        this.streams = new StreamDialer(pool, addresses, decoder.drops(), threads.workers(), nanos);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public CompletionStage<Reply> exchange(Endpoint target, ExchangeMessage message, Duration deadline) {
        Map<InetSocketAddress, Duration> roundTrips = new ConcurrentHashMap<>();
        return bounded(target, deadline, limit -> addresses(target, message)
                .thenCompose(found -> race(found, Payload.SHARE, encoder.encode(message), limit, roundTrips))
                .thenApply(finish -> reply(finish, Optional.ofNullable(roundTrips.get(finish.address())))));
    }

    @Override
    public CompletionStage<Duration> ping(Endpoint target, Duration deadline) {
        return bounded(target, deadline, limit -> addresses
                .heard(target)
                .thenCompose(found -> race(found, Payload.SERVICES, PING, limit, new ConcurrentHashMap<>()))
                .thenCompose(first -> timed(first.address(), limit)));
    }

    @Override
    public PeerStream open(Endpoint target, Handshake greeting, StreamEvents events) {
        return streams.open(target, greeting, events);
    }

    @Override
    public void forget(Endpoint target) {
        pool.dropIf(address -> address.getPort() == target.port()
                && target.addresses().stream()
                        .anyMatch(
                                text -> text.equals(SocketText.host(address)) || text.equals(address.getHostString())));
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The second round trip on a connection that the first one has shown to stand. */
    private CompletableFuture<Duration> timed(InetSocketAddress address, Deadline deadline) {
        long sent = nanos.getAsLong();
        return dialer.call(address, Payload.SERVICES, PING, deadline)
                .thenApply(answer -> Duration.ofNanos(nanos.getAsLong() - sent));
    }

    /** Who expects nobody in particular was given the address by a person. */
    private CompletableFuture<List<InetSocketAddress>> addresses(Endpoint target, ExchangeMessage message) {
        boolean expectsSomebody = message.dominion()
                .flatMap(part -> part.handshake().expectedId())
                .isPresent();
        return expectsSomebody ? addresses.heard(target) : addresses.given(target);
    }

    private CompletableFuture<AddressRace.Finish> race(
            List<InetSocketAddress> found,
            MethodDescriptor<byte[], byte[]> method,
            byte[] request,
            Deadline deadline,
            Map<InetSocketAddress, Duration> roundTrips) {
        return new AddressRace(
                        found,
                        (address, limit) ->
                                dialer.call(address, method, request, limit, time -> roundTrips.put(address, time)),
                        pool::isConnected,
                        deadline,
                        threads.timers())
                .start();
    }

    private Reply reply(AddressRace.Finish finish, Optional<Duration> roundTrip) {
        String address = SocketText.host(finish.address());
        try {
            ExchangeMessage message =
                    decoder.decode(finish.answer(), Origin.of(finish.address().getAddress()));
            return new Reply(message, address, roundTrip);
        } catch (IOException e) {
            throw new ExchangeFailure(
                    Reason.UNINTELLIGIBLE, SocketText.of(finish.address()) + ": the answer is no identity list");
        }
    }

    /**
     * One step after the other, on our own threads, all within the deadline; whatever goes wrong becomes an
     * {@link ExchangeFailure}.
     */
    private <T> CompletionStage<T> bounded(
            Endpoint target, Duration deadline, Function<Deadline, CompletableFuture<T>> steps) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long millis = Math.max(1, deadline.toMillis());
        Deadline limit = Deadline.after(millis, TimeUnit.MILLISECONDS);
        try {
            Future<?> timer = threads.timers()
                    .schedule(
                            () -> result.completeExceptionally(silent(target, millis)), millis, TimeUnit.MILLISECONDS);
            CompletableFuture<T> unused = CompletableFuture.completedFuture(limit)
                    .thenComposeAsync(steps, threads.workers())
                    .whenComplete((value, failure) -> {
                        timer.cancel(false);
                        if (failure == null) {
                            result.complete(value);
                        } else {
                            result.completeExceptionally(told(target, failure));
                        }
                    });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new ExchangeFailure(Reason.SILENT, target + ": this domain is stopping"));
        }
        return result;
    }

    private static ExchangeFailure silent(Endpoint target, long millis) {
        return new ExchangeFailure(Reason.SILENT, target + ": no answer within " + millis + " ms");
    }

    private static ExchangeFailure told(Endpoint target, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        if (cause instanceof ExchangeFailure known) {
            return known;
        }
        return cause instanceof io.grpc.StatusRuntimeException status
                ? AttemptFailures.of(target.toString(), status)
                : new ExchangeFailure(Reason.SILENT, target + ": " + cause);
    }
}

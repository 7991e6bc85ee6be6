// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;

/** Transports that reach each other within this process; what is not there refuses at once. */
final class Neighbourhood {

    /** What each exchange is said to have taken. */
    static final Duration ROUND_TRIP = Duration.ofMillis(3);

    private final Map<Integer, PeerHandler> listening = new ConcurrentHashMap<>();
    private final Map<Integer, List<LocalStream>> streams = new ConcurrentHashMap<>();
    private final Map<Long, Object> stored = new ConcurrentHashMap<>();
    private final List<String> waits = new CopyOnWriteArrayList<>();
    private volatile Executor delivery = Runnable::run;

    void listen(int port, PeerHandler handler) {
        listening.put(port, handler);
    }

    void hangUp(int port) {
        listening.remove(port);
        ExchangeFailure reset = new ExchangeFailure(ExchangeFailure.Reason.SILENT, "connection reset");
        streams.getOrDefault(port, List.of()).forEach(stream -> stream.end(reset));
    }

    /** From now on each message takes a while, so that exchanges cross. */
    void delay(Duration time) {
        delivery = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The threads of ours that waited for a reply; no such wait succeeds. */
    List<String> waits() {
        return List.copyOf(waits);
    }

    /** A reply for which a thread of ours must not wait, and so with all that is made from it. */
    private final class Awaited<T> extends CompletableFuture<T> {

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Awaited<>();
        }

        @Override
        public T join() {
            refuseToWait();
            return super.join();
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            refuseToWait();
            return super.get();
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            refuseToWait();
            return super.get(timeout, unit);
        }

        private void refuseToWait() {
            String thread = Thread.currentThread().getName();
            if (thread.startsWith("homedomain-")) {
                waits.add(thread);
                throw new IllegalStateException(thread + " waits for a reply");
            }
        }
    }

    PeerTransport transport(int ownPort) {
        return new LocalTransport(ownPort);
    }

    final class LocalTransport implements PeerTransport {

        private final int port;
        final List<Endpoint> forgotten = new CopyOnWriteArrayList<>();

        LocalTransport(int port) {
            this.port = port;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public CompletionStage<Reply> exchange(Endpoint target, ExchangeMessage message, Duration deadline) {
            PeerHandler handler = listening.get(target.port());
            if (handler == null) {
                return CompletableFuture.failedFuture(
                        new ExchangeFailure(ExchangeFailure.Reason.REFUSED, "Connection refused."));
            }
            return new Awaited<PeerHandler>()
                    .completeAsync(() -> handler, delivery)
                    .thenCompose(there -> there.onExchange(message, "127.0.0.1"))
                    .thenApply(answer -> new Reply(answer, target.addresses().get(0), Optional.of(ROUND_TRIP)))
                    .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(failure -> {
                        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure;
                        return CompletableFuture.failedFuture(
                                cause instanceof ExchangeFailure known
                                        ? known
                                        : new ExchangeFailure(ExchangeFailure.Reason.SILENT, "No answer."));
                    });
        }

        @Override
        public CompletionStage<Duration> ping(Endpoint target, Duration deadline) {
            return listening.containsKey(target.port())
                    ? CompletableFuture.completedFuture(Duration.ofMillis(1))
                    : CompletableFuture.failedFuture(
                            new ExchangeFailure(ExchangeFailure.Reason.REFUSED, "Connection refused."));
        }

        @Override
        public PeerStream open(Endpoint target, Handshake greeting, StreamEvents events) {
            LocalStream[] ends = LocalStream.pair(delivery);
            ends[1].leadsTo(events);
            PeerHandler handler = listening.get(target.port());
            if (handler == null) {
                ends[1].end(new ExchangeFailure(ExchangeFailure.Reason.REFUSED, "Connection refused."));
            } else {
                streams.computeIfAbsent(target.port(), missing -> new CopyOnWriteArrayList<>())
                        .add(ends[1]);
                delivery.execute(() -> ends[0].leadsTo(handler.onStream(ends[1], greeting, "127.0.0.1")));
            }
            return ends[0];
        }

        @Override
        public void forget(Endpoint target) {
            forgotten.add(target);
        }
    }

    /** A codec whose bytes name values kept in memory. */
    ExchangeCodec codec() {
        return new ExchangeCodec() {
            @Override
            public OwnerRecord seal(Identity identity, Stamp stamp, Intention intention, Duration sleep) {
                return new OwnerRecord(
                        identity, stamp, intention, sleep, ProtocolRange.OURS, Octets.copyOf(new byte[] {1}));
            }

            @Override
            public Octets encode(ExchangeMessage message) {
                long number = stored.size() + 1L;
                stored.put(number, message);
                return Octets.copyOf(
                        ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            }

            @Override
            public ExchangeMessage decode(Octets bytes) throws IOException {
                Object found = bytes.size() == Long.BYTES
                        ? stored.get(ByteBuffer.wrap(bytes.toByteArray()).getLong())
                        : "nothing";
                if (found instanceof ExchangeMessage message) {
                    return message;
                }
                throw new IOException("no message");
            }
        };
    }
}

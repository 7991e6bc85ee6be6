// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.call;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.homedomain.rpc.internal.wire.Drop;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.StreamCodec;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.StreamEvents;
import org.jspecify.annotations.Nullable;

/** One end of an open stream over gRPC; thread-safe. What comes in is read on gRPC's threads, one message at a time. */
public final class OpenStream implements PeerStream, StreamObserver<byte[]> {

    /** Messages in each {@link #WINDOW}; more is a flood. */
    static final int MAX_MESSAGES = 300;

    static final Duration WINDOW = Duration.ofSeconds(10);

    /** The way out. */
    public interface Sink {

        /** Whether the other end keeps up. */
        boolean isReady();

        void send(byte[] message);

        void end(ExchangeFailure why);
    }

    private final DropCounts drops;
    private final Function<Throwable, ExchangeFailure> reading;
    private final LongSupplier nanos;
    private @Nullable StreamEvents events;
    private @Nullable Sink sink;
    private boolean over;
    private long windowBegan;
    private int messages;

    /**
     * @param drops counts what cannot be read
     * @param reading what an end of the call means
     */
    public OpenStream(DropCounts drops, Function<Throwable, ExchangeFailure> reading, LongSupplier nanos) {
        this.drops = drops;
        this.reading = reading;
        this.nanos = nanos;
        this.windowBegan = nanos.getAsLong();
    }

    /** Who is told what comes. */
    public synchronized void tell(StreamEvents listener) {
        events = listener;
    }

    /** Where what is said goes; false if it has ended meanwhile. */
    public synchronized boolean attach(Sink way) {
        if (!over) {
            sink = way;
        }
        return !over;
    }

    @Override
    public void greet(Handshake greeting) {
        say(StreamCodec.encode(greeting));
    }

    @Override
    public void beat(Beat beat) {
        say(StreamCodec.encode(beat));
    }

    @Override
    public void tell(Verdict verdict) {
        say(StreamCodec.encode(verdict));
    }

    /** What the other end cannot take now is dropped: a beat is worth nothing later, and a verdict has other ways. */
    private synchronized void say(byte[] message) {
        if (!over && sink != null && sink.isReady()) {
            sink.send(message);
        }
    }

    @Override
    public synchronized void end(ExchangeFailure why) {
        if (!over) {
            over = true;
            if (sink != null) {
                sink.end(why);
            }
        }
    }

    @Override
    public void onNext(byte[] message) {
        StreamEvents listener = listener();
        if (listener == null) {
            return;
        }
        try {
            if (isFlood()) {
                throw new IOException("more than " + MAX_MESSAGES + " messages in " + WINDOW.toSeconds() + " s");
            }
            if (message == Payload.UNREADABLE) {
                throw new IOException("a message is compressed wrongly or too large");
            }
            StreamCodec.decode(message, listener);
        } catch (IOException e) {
            drops.count(Drop.STREAM, String.valueOf(e.getMessage()));
            ExchangeFailure why = new ExchangeFailure(Reason.UNINTELLIGIBLE, "on an open stream: " + e.getMessage());
            end(why);
            listener.ended(why);
        }
    }

    @Override
    public void onError(Throwable failure) {
        over(reading.apply(failure));
    }

    @Override
    public void onCompleted() {
        over(new ExchangeFailure(Reason.SILENT, "the other end closed the stream"));
    }

    /** The connection or the other process has ended, or could not be reached. */
    public void over(ExchangeFailure why) {
        StreamEvents listener = listener();
        end(why);
        if (listener != null) {
            listener.ended(why);
        }
    }

    private synchronized @Nullable StreamEvents listener() {
        return over ? null : events;
    }

    private synchronized boolean isFlood() {
        long now = nanos.getAsLong();
        if (now - windowBegan > WINDOW.toNanos()) {
            windowBegan = now;
            messages = 0;
        }
        messages++;
        return messages > MAX_MESSAGES;
    }
}
